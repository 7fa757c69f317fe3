import type { Knex } from 'knex';
import { InputError } from '@backstage/errors';
import { orderByColumns, whereAfter } from '../listPatternsQuery';

/** A table whose rows are numbered as they come, several sequences in one. */
export type PositionedTable<Row> = {
  table: string;
  /** Columns that tell the sequence; the pattern is the first. */
  sequence: readonly (keyof Row & string)[];
  /** Names what a sequence is, for people. */
  describe: (row: Row) => string;
};

/** A row with its place in its sequence, from 1 on. */
export type Positioned<Row> = { position: number; row: Row };

/** PostgreSQL's driver hands over 64 bits as text. */
type Numbered<Row> = Row & { id: number | string };

/** Rows that a statement inserts at once. */
const INSERT_SIZE = 200;

/** A page of rows, each sequence in its order. The key ends with number and place. */
export async function readPositioned<Row extends object>(
  knex: Knex,
  { table, sequence }: PositionedTable<Row>,
  after: string[] | undefined,
  limit: number,
): Promise<{ rows: Positioned<Row>[]; last?: string[] }> {
  const order = [...sequence, 'id'];
  const query = knex(table).limit(limit);
  if (after) whereAfter(query, order, 'asc', toKey(after.slice(0, -1)));
  orderByColumns(query, order, 'asc');
  const found: Numbered<Row>[] = await query;

  const keyOf = (row: Row) => sequence.map(column => String(row[column]));
  let current = after && JSON.stringify(after.slice(0, -2));
  let position = Number(after?.at(-1) ?? 0);
  const rows = found.map(row => {
    const key = JSON.stringify(keyOf(row));
    position = key === current ? position + 1 : 1;
    current = key;
    return { position, row };
  });
  const end = found.at(-1);
  return {
    rows,
    last: end && [...keyOf(end), String(end.id), String(position)],
  };
}

/**
 * Adds rows at their places. Those that have a row already are left to the
 * caller.
 *
 * @throws InputError when the place before one is empty.
 */
export async function addPositioned<Row extends object>(
  tx: Knex.Transaction,
  of: PositionedTable<Row>,
  rows: Positioned<Row>[],
  whenThere: (there: Numbered<Row>, row: Row) => Promise<void>,
): Promise<void> {
  const added: Row[] = [];
  const lengths = await readLengths(tx, of, rows);
  for (const [key, group] of groupRows(of, rows)) {
    const length = lengths.get(key) ?? 0;
    const there = group.filter(({ position }) => position <= length);
    const after = group.filter(({ position }) => position > length);
    after.forEach(({ position, row }, i) => {
      if (position === length + i + 1) return;
      throw new InputError(
        `${of.describe(row)} has no part ${
          position - 1
        }, so part ${position} cannot follow it: write its parts in their order`,
      );
    });
    for (const { found, row } of await readThere(tx, of, there)) {
      await whenThere(found, row);
    }
    added.push(...after.map(({ row }) => row));
  }
  await tx.batchInsert(of.table, added as {}[], INSERT_SIZE);
}

async function readLengths<Row extends object>(
  tx: Knex.Transaction,
  { table, sequence }: PositionedTable<Row>,
  rows: Positioned<Row>[],
): Promise<Map<string, number>> {
  const [pattern] = sequence;
  const names = new Set(rows.map(({ row }) => String(row[pattern])));
  const counts = await tx(table)
    .whereIn(pattern, [...names])
    .select([...sequence])
    .count({ length: '*' })
    .groupBy([...sequence]);
  return new Map(
    counts.map(row => [keyText(sequence, row as Row), Number(row.length)]),
  );
}

async function readThere<Row extends object>(
  tx: Knex.Transaction,
  { table, sequence }: PositionedTable<Row>,
  rows: Positioned<Row>[],
): Promise<{ found: Numbered<Row>; row: Row }[]> {
  if (!rows.length) return [];
  const [{ row: one, position: first }] = rows;
  const found: Numbered<Row>[] = await tx(table)
    .where(Object.fromEntries(sequence.map(column => [column, one[column]])))
    .orderBy('id')
    .offset(first - 1)
    .limit(rows[rows.length - 1].position - first + 1);
  return rows.map(({ position, row }) => ({
    found: found[position - first],
    row,
  }));
}

function groupRows<Row extends object>(
  { sequence }: PositionedTable<Row>,
  rows: Positioned<Row>[],
): Map<string, Positioned<Row>[]> {
  const groups = new Map<string, Map<number, Positioned<Row>>>();
  for (const positioned of rows) {
    const key = keyText(sequence, positioned.row);
    const group = groups.get(key) ?? new Map();
    groups.set(key, group.set(positioned.position, positioned));
  }
  return new Map(
    [...groups].map(([key, group]) => [
      key,
      [...group.values()].sort((a, b) => a.position - b.position),
    ]),
  );
}

function keyText<Row>(
  sequence: readonly (keyof Row & string)[],
  row: Row,
): string {
  return JSON.stringify(sequence.map(column => String(row[column])));
}

/** The number of the row is compared as one. */
function toKey(after: string[]): (string | number)[] {
  return [...after.slice(0, -1), Number(after[after.length - 1])];
}
