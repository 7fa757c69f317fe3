import { createHash } from 'node:crypto';
import type { StoredItem } from './StoreTransfer';

/** Digests are added up within 256 bits. */
const MODULUS = 1n << 256n;

/**
 * Counts items, and sums up their digests: two stores that keep the same have
 * the same tally, whatever order they give it in. Sums of parts add up.
 * @public
 */
export class ItemTally {
  private sum = 0n;
  private items = 0;

  /** A tally as it was written down; an empty one without that. */
  static of(written?: { count: number; digest: string }): ItemTally {
    const tally = new ItemTally();
    if (written) {
      tally.items = written.count;
      tally.sum = BigInt(`0x${written.digest}`);
    }
    return tally;
  }

  add(...items: StoredItem[]): void {
    for (const item of items) {
      this.items += 1;
      this.sum = (this.sum + BigInt(`0x${digestOfItem(item)}`)) % MODULUS;
    }
  }

  /** Both together. */
  plus(other: ItemTally): ItemTally {
    const tally = new ItemTally();
    tally.items = this.items + other.items;
    tally.sum = (this.sum + other.sum) % MODULUS;
    return tally;
  }

  equals(other: ItemTally): boolean {
    return this.items === other.items && this.sum === other.sum;
  }

  get count(): number {
    return this.items;
  }

  /** 64 hex digits. */
  get digest(): string {
    return this.sum.toString(16).padStart(64, '0');
  }

  toJSON() {
    return { count: this.count, digest: this.digest };
  }
}

/** The sha256 of an item, the same for equal items of any store. @public */
export function digestOfItem(item: StoredItem): string {
  return createHash('sha256').update(canonicalJson(item)).digest('hex');
}

/** JSON with sorted keys, without fields that are undefined. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)),
        )
      : part,
  );
}
