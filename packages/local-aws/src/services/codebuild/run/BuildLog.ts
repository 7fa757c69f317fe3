import type { LogLine, Logs } from '../../logs/Logs';

/** How long lines wait for others: each write to the database costs a sync of the disk. */
const FLUSH_MS = 100;

/** The output of one build, line by line, on its way to CloudWatch Logs. */
export class BuildLog {
  private waiting: LogLine[] = [];
  private partial = '';
  private timer?: NodeJS.Timeout;
  private discarded = false;

  constructor(
    private readonly logs: Logs,
    private readonly group: string,
    private readonly stream: string,
  ) {}

  /** Makes the stream. */
  open(): void {
    this.logs.openStream(this.group, this.stream);
  }

  /** Adds output; what does not end a line waits for its end. */
  write(text: string): void {
    const lines = (this.partial + text).split('\n');
    this.partial = lines.pop() ?? '';
    lines.forEach(line => this.add(`${line}\n`));
  }

  /** Adds a line of CodeBuild's own. */
  note(text: string): void {
    if (this.partial) this.write('\n');
    const [day, time] = new Date().toISOString().split(/[TZ]/);
    const stamp = `${day.replaceAll('-', '/')} ${time}`;
    this.add(`[Container] ${stamp} ${text}\n`);
  }

  /** Writes all that is left. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const lines = this.waiting;
    this.waiting = [];
    if (!this.discarded) this.logs.append(this.group, this.stream, lines);
  }

  /** Drops what is left and what still comes: the stream is gone. */
  discard(): void {
    this.discarded = true;
    this.flush();
  }

  private add(message: string): void {
    this.waiting.push({ timestamp: Date.now(), message });
    this.timer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }
}
