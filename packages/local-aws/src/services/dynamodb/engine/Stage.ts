import { IndexWrites } from './IndexWrites';

/** One write that waits for the end of its transaction: a JSON text, or a removal. */
type StagedValue = string | undefined;

/** The writes of one transaction, before they take effect. */
export class Stage {
  private readonly writes = new Map<string, StagedValue>();
  /** What the transaction writes to indexes. */
  readonly indexWrites = new IndexWrites();
  /** Whether the transaction has ended; later writes go past it. */
  closed = false;

  has(key: string): boolean {
    return this.writes.has(key);
  }

  /** A copy of a staged value; undefined if it was removed. */
  get(key: string): unknown {
    const text = this.writes.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  put(key: string, value: unknown): void {
    this.writes.set(key, JSON.stringify(value));
  }

  remove(key: string): void {
    this.writes.set(key, undefined);
  }

  /** All writes, in no order: each key is there once. */
  entries(): [key: string, json: StagedValue][] {
    return [...this.writes];
  }
}
