import type { Knex } from 'knex';
import type { Lease } from '@apo/backstage-plugin-patterns-node';

/** The columns of a row that one holder at a time works on. */
export type LeaseColumns = {
  lease_holder: string | null;
  /** ISO 8601, on the clock of the holder's process. */
  lease_until: string | null;
};

/** The columns of what nobody holds. */
export const noLease = { lease_holder: null, lease_until: null };

/** The columns of what somebody holds until the lease ends. */
export function toLeaseColumns({ holder, durationMs }: Lease, now: Date) {
  const until = new Date(now.getTime() + durationMs);
  return { lease_holder: holder, lease_until: until.toISOString() };
}

/** Adds to a query that nobody may hold the row. */
export function whereFree(query: Knex.QueryBuilder, now: Date): void {
  query.where(free =>
    free
      .whereNull('lease_until')
      .orWhere('lease_until', '<=', now.toISOString()),
  );
}

/** The leases of the rows of a table. */
export class RowLeases<Row extends LeaseColumns> {
  /** @param key - the columns of the primary key */
  constructor(
    private readonly table: string,
    private readonly key: (keyof Row & string)[],
  ) {}

  /**
   * Leases rows that nobody holds, the first in order. One statement, so that two
   * replicas never take the same row: PostgreSQL skips rows that the other is
   * taking, SQLite has one writer.
   *
   * @param orderBy - the column that orders rows before their keys do
   * @param where - which rows; all if left out
   * @param change - columns to set together with the lease
   */
  async claim(
    knex: Knex,
    claim: {
      orderBy: keyof Row & string;
      where?: (rows: Knex.QueryBuilder) => void;
      change?: Partial<Row>;
      lease: Lease;
      limit: number;
    },
    now: Date,
  ): Promise<Row[]> {
    const { orderBy, where, change, lease, limit } = claim;
    const free: Knex.QueryBuilder = knex(this.table)
      .select(this.key)
      .orderBy([orderBy, ...this.key])
      .limit(limit);
    whereFree(free, now);
    where?.(free);
    if (knex.client.config.client === 'pg') free.forUpdate().skipLocked();

    const rows: Row[] = await knex
      // Materialised: a join could run the limited query again for every row.
      .withMaterialized('free', free)
      .table(this.table)
      .whereIn(this.key, knex.select(this.key).from('free'))
      .update({ ...toLeaseColumns(lease, now), ...change })
      .returning('*');
    return rows.sort((one, other) => (one[orderBy] < other[orderBy] ? -1 : 1));
  }

  /** A query for a row while a holder has it. */
  held(knex: Knex, key: Partial<Row>, holder: string): Knex.QueryBuilder {
    return knex(this.table).where({ ...key, lease_holder: holder });
  }

  /** Prolongs a lease that nobody else took meanwhile; false when it was lost. */
  async renew(
    knex: Knex,
    key: Partial<Row>,
    lease: Lease,
    now: Date,
  ): Promise<boolean> {
    const columns = toLeaseColumns(lease, now);
    return (await this.held(knex, key, lease.holder).update(columns)) === 1;
  }

  /**
   * Gives a lease back; nothing happens when it was lost.
   *
   * @param dueAt - when the row may be claimed again; as before if left out
   */
  async release(
    knex: Knex,
    key: Partial<Row>,
    holder: string,
    dueAt?: Date,
  ): Promise<void> {
    const due = dueAt && { due_at: dueAt.toISOString() };
    await this.held(knex, key, holder).update({ ...noLease, ...due });
  }
}
