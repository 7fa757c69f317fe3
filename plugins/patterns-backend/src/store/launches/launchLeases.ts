import type { Knex } from 'knex';
import type { LaunchState } from '@apo/backstage-plugin-patterns-common';
import type { LaunchRecord, Lease } from '@apo/backstage-plugin-patterns-node';
import { noLease, toLeaseColumns } from '../leases';
import { LAUNCHES, toLaunch, type LaunchRow } from './launchRows';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.claimLaunches} */
export async function claimLaunches(
  knex: Knex,
  states: LaunchState[],
  lease: Lease,
  limit: number,
  now: Date,
): Promise<LaunchRecord[]> {
  const time = now.toISOString();
  const free = knex<LaunchRow>(LAUNCHES)
    .select('id')
    .whereIn('state', states)
    .where('due_at', '<=', time)
    .where(unheld =>
      unheld.whereNull('lease_until').orWhere('lease_until', '<=', time),
    )
    .orderBy(['due_at', 'id'])
    .limit(limit);
  if (knex.client.config.client === 'pg') free.forUpdate().skipLocked();

  const rows: LaunchRow[] = await knex
    // Materialised: a join could run the limited query again for every row.
    .withMaterialized('free', free)
    .table(LAUNCHES)
    .whereIn('id', knex.select('id').from('free'))
    .update(toLeaseColumns(lease, now))
    .returning('*');
  return rows.sort((a, b) => (a.due_at < b.due_at ? -1 : 1)).map(toLaunch);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.renewLaunchLease} */
export async function renewLaunchLease(
  knex: Knex,
  id: string,
  lease: Lease,
  now: Date,
): Promise<boolean> {
  const renewed = await whereHeld(knex, id, lease.holder).update(
    toLeaseColumns(lease, now),
  );
  return renewed === 1;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.releaseLaunch} */
export async function releaseLaunch(
  knex: Knex,
  id: string,
  holder: string,
  dueAt?: Date,
): Promise<void> {
  await whereHeld(knex, id, holder).update({
    ...noLease,
    ...(dueAt && { due_at: dueAt.toISOString() }),
  });
}

function whereHeld(knex: Knex, id: string, holder: string) {
  return knex<LaunchRow>(LAUNCHES).where({ id, lease_holder: holder });
}
