import { randomUUID } from 'node:crypto';
import {
  DocumentCollection,
  StoredDocument,
} from '../../core/storage/DocumentCollection';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import { alreadyExists, notFound } from './errors';
import type {
  LogEventRecord,
  LogGroupRecord,
  LogStreamRecord,
} from './records';

/** What a writer gives: the time in milliseconds since the epoch, and the text. */
export interface LogLine {
  timestamp: number;
  message: string;
}

/** The state of the local CloudWatch Logs, on which its operations work. */
export class Logs {
  private readonly groups: DocumentCollection<LogGroupRecord>;
  /** By group. */
  private readonly streams: DocumentCollection<LogStreamRecord>;
  /** By stream. */
  private readonly events: DocumentCollection<LogEventRecord>;

  constructor(
    private readonly database: LocalDatabase,
    private readonly region: string,
    private readonly accountId: string,
  ) {
    this.groups = new DocumentCollection(database, 'logs.group');
    this.streams = new DocumentCollection(database, 'logs.stream');
    this.events = new DocumentCollection(database, 'logs.event');
  }

  /** Throws ResourceAlreadyExistsException. */
  createGroup(name: string): void {
    if (this.groups.get(name)) throw alreadyExists('group');
    this.groups.put(name, { name, createdAt: Date.now() });
  }

  /** Throws ResourceAlreadyExistsException, or ResourceNotFoundException for its group. */
  createStream(group: string, name: string): void {
    this.requireGroup(group);
    const id = streamId(group, name);
    if (this.streams.get(id)) throw alreadyExists('stream');
    this.streams.put(id, { group, name, createdAt: Date.now() }, group);
  }

  /** Makes a stream for another service, and its group if that is missing. */
  openStream(group: string, name: string): void {
    this.database.transaction(() => {
      if (!this.groups.get(group)) this.createGroup(group);
      this.createStream(group, name);
    });
  }

  /** Throws ResourceNotFoundException. */
  requireGroup(name: string): void {
    if (!this.groups.get(name)) throw notFound('group');
  }

  /** Throws ResourceNotFoundException for the group or the stream. */
  stream(group: string, name: string): LogStreamRecord {
    this.requireGroup(group);
    const stream = this.streams.get(streamId(group, name));
    if (!stream) throw notFound('stream');
    return stream;
  }

  streamsOf(group: string): LogStreamRecord[] {
    return this.streams.list(group);
  }

  /** Adds events to a stream, in the order given. Throws ResourceNotFoundException. */
  append(group: string, name: string, lines: LogLine[]): void {
    if (lines.length === 0) return;
    const ingestedAt = Date.now();
    const id = streamId(group, name);
    this.database.transaction(() => {
      const stream = this.stream(group, name);
      for (const { timestamp, message } of lines) {
        const event = { timestamp, message, ingestedAt };
        this.events.put(randomUUID(), event, id);
      }
      const times = lines.map(({ timestamp }) => timestamp);
      const { firstEventAt = Infinity, lastEventAt = 0 } = stream;
      const changed = {
        ...stream,
        firstEventAt: Math.min(firstEventAt, ...times),
        lastEventAt: Math.max(lastEventAt, ...times),
        lastIngestionAt: ingestedAt,
      };
      this.streams.put(id, changed, group);
    });
  }

  /** The events of a stream after a position, oldest first. */
  eventsAfter(
    { group, name }: LogStreamRecord,
    position: number,
  ): StoredDocument<LogEventRecord>[] {
    return this.events.page(streamId(group, name), position);
  }

  streamArn({ group, name }: LogStreamRecord): string {
    return `arn:aws:logs:${this.region}:${this.accountId}:log-group:${group}:log-stream:${name}`;
  }

  clear(): void {
    this.groups.clear();
    this.streams.clear();
    this.events.clear();
  }
}

/** Neither name can have a colon. */
function streamId(group: string, name: string): string {
  return `${group}:${name}`;
}
