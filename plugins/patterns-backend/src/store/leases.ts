import type { Knex } from 'knex';
import type {
  PatternType,
  VersionRef,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { Lease, VersionRecord } from '@apo/backstage-plugin-patterns-node';
import { toVersion, type VersionRow } from './rows';

/** The columns of what nobody holds. */
export const noLease = { lease_holder: null, lease_until: null };

/**
 * Leases versions that nobody holds. One statement, so that two replicas never
 * take the same row: PostgreSQL skips rows that the other is taking, SQLite
 * has one writer. Leases run on the clock of the process.
 */
export async function claimVersions(
  knex: Knex,
  claim: {
    state: VersionState;
    type?: PatternType;
    lease: Lease;
    limit: number;
  },
  now: Date,
): Promise<VersionRecord[]> {
  const { state, type, lease, limit } = claim;
  const free = knex<VersionRow>('pattern_versions')
    .select('pattern_name', 'version')
    .where({ state })
    .where(unheld =>
      unheld
        .whereNull('lease_until')
        .orWhere('lease_until', '<=', now.toISOString()),
    )
    .orderBy(['state_since', 'pattern_name', 'version'])
    .limit(limit);
  if (type) {
    const ofType = knex('patterns').select('name').where({ type });
    free.whereIn('pattern_name', ofType);
  }
  if (knex.client.config.client === 'pg') free.forUpdate().skipLocked();

  const rows: VersionRow[] = await knex
    // Materialised: a join could run the limited query again for every row.
    .withMaterialized('free', free)
    .table('pattern_versions')
    .whereIn(
      ['pattern_name', 'version'],
      knex.select('pattern_name', 'version').from('free'),
    )
    .update(toLeaseColumns(lease, now))
    .returning('*');
  return rows
    .sort((a, b) => (a.state_since < b.state_since ? -1 : 1))
    .map(toVersion);
}

/** Prolongs a lease that nobody else took meanwhile; false when it was lost. */
export async function renewLease(
  knex: Knex,
  ref: VersionRef,
  lease: Lease,
  now: Date,
): Promise<boolean> {
  const renewed = await whereHeld(knex, ref, lease.holder).update(
    toLeaseColumns(lease, now),
  );
  return renewed === 1;
}

/** Gives a lease back; nothing happens when it was lost. */
export async function releaseLease(
  knex: Knex,
  ref: VersionRef,
  holder: string,
): Promise<void> {
  await whereHeld(knex, ref, holder).update(noLease);
}

function whereHeld(
  knex: Knex,
  { patternName, version }: VersionRef,
  holder: string,
) {
  return knex<VersionRow>('pattern_versions').where({
    pattern_name: patternName,
    version,
    lease_holder: holder,
  });
}

/** The columns of what somebody holds until the lease ends. */
export function toLeaseColumns({ holder, durationMs }: Lease, now: Date) {
  const until = new Date(now.getTime() + durationMs);
  return { lease_holder: holder, lease_until: until.toISOString() };
}
