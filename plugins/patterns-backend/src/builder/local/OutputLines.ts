import { StringDecoder } from 'node:string_decoder';
import {
  cleanLine,
  MAX_LINE_LENGTH,
} from '@apo/backstage-plugin-patterns-node';

/** Characters that a line may have before it is cut while it still grows. */
const MAX_PENDING = 64 * 1024;

/** Cuts a stream into clean lines. */
export class OutputLines {
  private decoder = new StringDecoder('utf8');
  private pending = '';
  private skipping = false;

  /** Takes output; gives the lines that it completes. */
  take(chunk: Buffer): string[] {
    const parts = (this.pending + this.decoder.write(chunk)).split('\n');
    this.pending = parts.pop() ?? '';
    const lines = parts.flatMap(part => this.finish(part));
    if (this.pending.length > MAX_PENDING) lines.push(...this.shorten());
    return lines;
  }

  /** Gives what has no line end yet. */
  end(): string[] {
    const rest = this.pending + this.decoder.end();
    this.decoder = new StringDecoder('utf8');
    this.pending = '';
    return rest || this.skipping ? this.finish(rest) : [];
  }

  private finish(line: string): string[] {
    if (!this.skipping) return [cleanLine(line)];
    this.skipping = false;
    return [];
  }

  /** A line without end: a progress bar keeps its last state, others are cut. */
  private shorten(): string[] {
    const bar = this.pending.lastIndexOf('\r');
    if (bar > 0 && this.pending.length - bar < MAX_LINE_LENGTH) {
      this.pending = this.pending.slice(bar);
      return [];
    }
    const line = this.pending;
    this.pending = '';
    if (this.skipping) return [];
    this.skipping = true;
    return [cleanLine(line)];
  }
}
