import type { BuildStep } from '@apo/backstage-plugin-patterns-common';
import { LAST_LINES } from '@apo/backstage-plugin-patterns-node';
import { OutputLines } from './OutputLines';

type Stream = 'stdout' | 'stderr';

/**
 * The log of a build. Headings begin at the margin, what a step writes is
 * indented: the code of a step cannot write a heading.
 */
export class StepLog {
  /** What the step wrote last. */
  lastLines: string[] = [];

  private written = 0;
  private readonly lines = {
    stdout: new OutputLines(),
    stderr: new OutputLines(),
  };

  constructor(
    private readonly emit: (text: string) => void,
    private readonly limitBytes: number,
  ) {}

  /** Begins a step. */
  heading(step: BuildStep, text: string): void {
    this.lastLines = [];
    this.emit(`== ${step}: ${text}\n`);
  }

  /** A line of the builder's own. */
  note(text: string): void {
    this.emit(`== ${text}\n`);
  }

  /** Takes output of a step; gives the limit that it passed. */
  write(stream: Stream, chunk: Buffer): string | undefined {
    this.written += chunk.length;
    if (this.written > this.limitBytes) {
      return `wrote more than ${this.limitBytes / 1024 / 1024} MiB of output`;
    }
    this.put(this.lines[stream].take(chunk));
    return undefined;
  }

  /** Ends a step: writes what has no line end. */
  flush(): void {
    this.put([...this.lines.stdout.end(), ...this.lines.stderr.end()]);
  }

  private put(lines: string[]) {
    if (lines.length === 0) return;
    this.lastLines = [...this.lastLines, ...lines].slice(-LAST_LINES);
    this.emit(lines.map(line => (line ? `  ${line}\n` : '\n')).join(''));
  }
}
