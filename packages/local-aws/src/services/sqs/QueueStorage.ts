import { DocumentCollection } from '../../core/storage/DocumentCollection';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import type {
  FauxqsMessage,
  FauxqsPersistence,
  FauxqsQueue,
  FauxqsStore,
} from './fauxqs';

interface StoredQueue {
  name: string;
  arn: string;
  attributes: Record<string, string>;
  tags: Record<string, string>;
  createdTimestamp: number;
  lastModifiedTimestamp: number;
  sequenceCounter: number;
}

interface StoredMessage {
  queue: string;
  message: FauxqsMessage;
  /** While a receiver has it. */
  inflight?: { receiptHandle: string; visibilityDeadline: number };
}

const NO_GROUP = '__default';
const DEDUPLICATION_MS = 5 * 60_000;

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function restoreMessage(
  queue: FauxqsQueue,
  { message, inflight }: StoredMessage,
  now: number,
): void {
  const group = message.messageGroupId ?? NO_GROUP;
  const id = message.messageDeduplicationId;
  if (id && now - message.sentTimestamp < DEDUPLICATION_MS) {
    queue.recordDeduplication(id, message.messageId, message.sequenceNumber);
  }
  if (inflight && inflight.visibilityDeadline > now) {
    queue.inflightMessages.set(inflight.receiptHandle, {
      message,
      ...inflight,
    });
    const locked = queue.fifoLockedGroups.get(group) ?? 0;
    if (queue.isFifo()) queue.fifoLockedGroups.set(group, locked + 1);
    return;
  }
  const isDelayed = (message.delayUntil ?? 0) > now;
  if (queue.isFifo()) {
    push(isDelayed ? queue.fifoDelayed : queue.fifoMessages, group, message);
  } else if (isDelayed) queue.delayedMessages.push(message);
  else queue.messages.push(message);
}

/**
 * Keeps queues and messages in the local database. The persistence of fauxqs
 * itself loses the messages of a queue that is tagged, and fails to make a
 * message visible again (2.4.1).
 */
export class QueueStorage implements FauxqsPersistence {
  private readonly queues: DocumentCollection<StoredQueue>;
  private readonly messages: DocumentCollection<StoredMessage>;

  constructor(private readonly database: LocalDatabase) {
    this.queues = new DocumentCollection(database, 'sqs.queue');
    this.messages = new DocumentCollection(database, 'sqs.message');
  }

  /**
   * Makes the queues again, and from now on keeps what happens to them.
   *
   * @param urlOf - the URL of a queue
   */
  restore(store: FauxqsStore, urlOf: (name: string) => string): void {
    const now = Date.now();
    for (const stored of this.queues.list()) {
      const { name, arn, attributes, tags } = stored;
      const queue = store.createQueue(name, urlOf(name), arn, attributes, tags);
      queue.createdTimestamp = stored.createdTimestamp;
      queue.lastModifiedTimestamp = stored.lastModifiedTimestamp;
      queue.sequenceCounter = stored.sequenceCounter;
      for (const message of this.messages.list(name)) {
        restoreMessage(queue, message, now);
      }
      queue.persistence = this;
    }
    store.persistence = this;
  }

  insertQueue(queue: FauxqsQueue): void {
    const { name, arn, attributes, createdTimestamp } = queue;
    const { lastModifiedTimestamp, sequenceCounter } = queue;
    this.queues.put(name, {
      name,
      arn,
      attributes,
      tags: Object.fromEntries(queue.tags),
      createdTimestamp,
      lastModifiedTimestamp,
      sequenceCounter,
    });
  }

  deleteQueue(name: string): void {
    this.database.transaction(() => {
      this.queues.remove(name);
      this.messages.removeAll(name);
    });
  }

  updateQueueAttributes(
    name: string,
    attributes: Record<string, string>,
    lastModifiedTimestamp: number,
  ): void {
    this.change(this.queues, name, { attributes, lastModifiedTimestamp });
  }

  updateQueueSequenceCounter(name: string, sequenceCounter: number): void {
    this.change(this.queues, name, { sequenceCounter });
  }

  insertMessage(queue: string, message: FauxqsMessage): void {
    this.messages.put(message.messageId, { queue, message }, queue);
  }

  deleteMessage(messageId: string): void {
    this.messages.remove(messageId);
  }

  updateMessageInflight(
    messageId: string,
    receiptHandle: string,
    visibilityDeadline: number,
    approximateReceiveCount: number,
    approximateFirstReceiveTimestamp?: number,
  ): void {
    const stored = this.messages.get(messageId);
    if (!stored) return;
    const counts = {
      approximateReceiveCount,
      approximateFirstReceiveTimestamp,
    };
    const message = { ...stored.message, ...counts };
    const inflight = { receiptHandle, visibilityDeadline };
    this.messages.put(
      messageId,
      { ...stored, message, inflight },
      stored.queue,
    );
  }

  updateMessageReady(messageId: string): void {
    const stored = this.messages.get(messageId);
    if (!stored) return;
    const { queue, message } = stored;
    this.messages.put(messageId, { queue, message }, queue);
  }

  deleteQueueMessages(queue: string): void {
    this.messages.removeAll(queue);
  }

  clear(): void {
    this.database.transaction(() => {
      this.queues.clear();
      this.messages.clear();
    });
  }

  private change<T extends object>(
    collection: DocumentCollection<T>,
    id: string,
    change: Partial<T>,
  ): void {
    const known = collection.get(id);
    if (known) collection.put(id, { ...known, ...change });
  }
}
