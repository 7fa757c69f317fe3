import type { Members, WireItem } from '../Members';
import { itemBytes } from './itemBytes';

const WRITE_UNIT_BYTES = 1024;
const INDEX_KEY = /^index-(local|global)~([^~]+)~([^~]+)~/;
const MEMBER = {
  local: 'LocalSecondaryIndexes',
  global: 'GlobalSecondaryIndexes',
} as const;

interface IndexWrite {
  member: 'LocalSecondaryIndexes' | 'GlobalSecondaryIndexes';
  table: string;
  index: string;
  units: number;
}

function units(entry: unknown): number {
  if (entry === undefined) return 0;
  return Math.ceil(itemBytes(entry as WireItem) / WRITE_UNIT_BYTES);
}

/** What writes to indexes cost, which dynalite leaves out of ConsumedCapacity. */
export class IndexWrites {
  private readonly writes: IndexWrite[] = [];

  /** Counts one write of an index entry; one that changes nothing is free, as on AWS. */
  add(key: string, value: unknown, previous: unknown): void {
    const [, kind, table, index] = INDEX_KEY.exec(key) ?? [];
    if (!kind || JSON.stringify(value) === JSON.stringify(previous)) return;
    this.writes.push({
      member: MEMBER[kind as keyof typeof MEMBER],
      table,
      index,
      units: Math.max(units(value), units(previous)),
    });
  }

  /** A ConsumedCapacity of a table with the cost of its indexes added. */
  addTo(capacity: Members, detailed: boolean): Members {
    const total = { ...capacity };
    for (const write of this.writes) {
      if (write.table !== capacity.TableName) continue;
      total.CapacityUnits += write.units;
      if (!detailed) continue;
      const of = (total[write.member] ??= {});
      of[write.index] ??= { CapacityUnits: 0 };
      of[write.index].CapacityUnits += write.units;
    }
    return total;
  }
}
