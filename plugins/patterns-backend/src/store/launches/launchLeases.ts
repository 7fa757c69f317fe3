import type { Knex } from 'knex';
import type { LaunchState } from '@apo/backstage-plugin-patterns-common';
import type { LaunchRecord, Lease } from '@apo/backstage-plugin-patterns-node';
import { RowLeases } from '../RowLeases';
import { LAUNCHES, toLaunch, type LaunchRow } from './launchRows';

const leases = new RowLeases<LaunchRow>(LAUNCHES, ['id']);

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.claimLaunches} */
export async function claimLaunches(
  knex: Knex,
  states: LaunchState[],
  lease: Lease,
  limit: number,
  now: Date,
): Promise<LaunchRecord[]> {
  const where = (rows: Knex.QueryBuilder) => {
    rows.whereIn('state', states).where('due_at', '<=', now.toISOString());
  };
  const claimed = await leases.claim(
    knex,
    { orderBy: 'due_at', where, lease, limit },
    now,
  );
  return claimed.map(toLaunch);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.renewLaunchLease} */
export function renewLaunchLease(
  knex: Knex,
  id: string,
  lease: Lease,
  now: Date,
): Promise<boolean> {
  return leases.renew(knex, { id }, lease, now);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.releaseLaunch} */
export function releaseLaunch(
  knex: Knex,
  id: string,
  holder: string,
  dueAt?: Date,
): Promise<void> {
  return leases.release(knex, { id }, holder, dueAt);
}
