import type { Knex } from 'knex';
import { orderByColumns, whereAfter } from '../listPatternsQuery';

/** Rows that a statement inserts at once, well below the engines' limits. */
const INSERT_SIZE = 100;

/** A page of rows in the order of columns that identify them. */
export async function readKeyed<Row extends object>(
  query: Knex.QueryBuilder,
  columns: readonly (keyof Row & string)[],
  after: string[] | undefined,
  limit: number,
): Promise<{ rows: Row[]; last?: string[] }> {
  if (after) whereAfter(query, columns, 'asc', after);
  orderByColumns(query, columns, 'asc');
  const rows: Row[] = await query.limit(limit);
  const end = rows.at(-1);
  return { rows, last: end && columns.map(column => String(end[column])) };
}

/** Stores rows in place of those of the same identity, the last of each. */
export async function upsertRows<Row extends object>(
  tx: Knex.Transaction,
  table: string,
  columns: readonly (keyof Row & string)[],
  rows: Row[],
): Promise<void> {
  const distinct = new Map(
    rows.map(row => [JSON.stringify(columns.map(c => row[c])), row]),
  );
  const all = [...distinct.values()];
  for (let i = 0; i < all.length; i += INSERT_SIZE) {
    await tx(table)
      .insert(all.slice(i, i + INSERT_SIZE))
      .onConflict([...columns])
      .merge();
  }
}
