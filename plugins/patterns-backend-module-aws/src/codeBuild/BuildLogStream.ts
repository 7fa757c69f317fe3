import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  headingOf,
  type BuildStep,
} from '@apo/backstage-plugin-patterns-common';
import { cleanLine, LAST_LINES } from '@apo/backstage-plugin-patterns-node';
import type { CodeBuildClients } from './CodeBuildClients';

/** Pages of the log that are read at once, so that one build cannot hold us. */
const MAX_PAGES = 20;

/** What buildspec.yaml puts before a line of a step. */
const OF_STEP = '>> ';

/**
 * The log of one build as CloudWatch has it, read on from where it was left.
 * Secrets that the build was given are taken out of it.
 */
export class BuildLogStream {
  /** The step whose heading was seen last. */
  step: BuildStep = 'install';
  /** What that step wrote last. */
  lastLines: string[] = [];
  private token?: string;
  private pending = '';

  constructor(
    private readonly options: {
      clients: Pick<CodeBuildClients, 'logs'>;
      log: (text: string) => void;
      secrets: readonly string[];
    },
  ) {}

  /** Reads what is there and was not read. A log that is not there yet is empty. */
  async read(
    place: { groupName?: string; streamName?: string },
    signal?: AbortSignal,
  ): Promise<void> {
    const { groupName, streamName } = place;
    if (!groupName || !streamName) return;
    for (let page = 0; page < MAX_PAGES; page++) {
      const before = this.token;
      const { events = [], nextForwardToken } = await this.options.clients.logs
        .send(
          new GetLogEventsCommand({
            logGroupName: groupName,
            logStreamName: streamName,
            startFromHead: true,
            nextToken: before,
          }),
          { abortSignal: signal },
        )
        .catch(error => {
          if (error.name === 'ResourceNotFoundException') return {} as never;
          throw error;
        });
      this.take(events.map(({ message = '' }) => message).join(''));
      if (!nextForwardToken || nextForwardToken === before) return;
      this.token = nextForwardToken;
    }
  }

  private take(text: string) {
    const parts = (this.pending + text).split('\n');
    this.pending = parts.pop() ?? '';
    const lines = parts.flatMap(part => this.toText(part));
    if (lines.length) this.options.log(lines.join(''));
  }

  /** Lines of CodeBuild itself, which repeat the whole buildspec, are left out. */
  private toText(line: string): string[] {
    const step = headingOf(line);
    if (step) {
      this.step = step;
      this.lastLines = [];
      return [`${line}\n`];
    }
    if (line.startsWith('== ')) return [`${line}\n`];
    if (!line.startsWith(OF_STEP)) return [];
    const said = this.redact(cleanLine(line.slice(OF_STEP.length)));
    this.lastLines = [...this.lastLines, said].slice(-LAST_LINES);
    return [said ? `  ${said}\n` : '\n'];
  }

  private redact(line: string): string {
    return this.options.secrets.reduce(
      (text, secret) => text.replaceAll(secret, '***'),
      line,
    );
  }
}
