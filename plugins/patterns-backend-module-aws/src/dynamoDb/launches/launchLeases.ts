import type { LaunchState } from '@apo/backstage-plugin-patterns-common';
import type { LaunchRecord, Lease } from '@apo/backstage-plugin-patterns-node';
import { join, launchKey, LAUNCHES } from '../keys';
import { indexes } from '../patternTable';
import type { Item, Table } from '../Table';
import { endOf } from '../versions/leases';
import { fromLaunchItem } from './launchItem';

/** Launches that one look reads at first. */
const FIRST = 25;

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.claimLaunches} */
export async function claimLaunches(
  table: Table,
  states: LaunchState[],
  lease: Lease,
  limit: number,
): Promise<LaunchRecord[]> {
  const claimed: LaunchRecord[] = [];
  const now = new Date().toISOString();
  if (limit < 1) return claimed;
  const due = table.query({
    index: indexes.order2,
    where: 'pk = :pk AND order2 <= :due',
    filter: 'attribute_not_exists(leaseUntil) OR leaseUntil <= :now',
    values: { ':pk': LAUNCHES, ':due': `${now}~`, ':now': now },
    first: FIRST,
  });
  for await (const { id, state } of due) {
    if (!states.includes(state)) continue;
    const item = await claim(table, id, state, lease, now);
    if (item) claimed.push(await fromLaunchItem(table, item));
    if (claimed.length === limit) break;
  }
  return claimed;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.renewLaunchLease} */
export async function renewLaunchLease(
  table: Table,
  id: string,
  lease: Lease,
): Promise<boolean> {
  const renewed = await table.update({
    key: launchKey(id),
    update: 'SET leaseUntil = :until',
    if: 'leaseHolder = :holder',
    values: { ':holder': lease.holder, ':until': endOf(lease) },
  });
  return !!renewed;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.releaseLaunch} */
export async function releaseLaunch(
  table: Table,
  id: string,
  holder: string,
  dueAt?: Date,
): Promise<void> {
  const due = dueAt?.toISOString();
  await table.update({
    key: launchKey(id),
    update: `${
      due ? 'SET dueAt = :due, order2 = :order ' : ''
    }REMOVE leaseHolder, leaseUntil`,
    if: due
      ? 'leaseHolder = :holder AND attribute_exists(order2)'
      : 'leaseHolder = :holder',
    values: {
      ':holder': holder,
      ...(due && { ':due': due, ':order': join(due, id) }),
    },
  });
}

async function claim(
  table: Table,
  id: string,
  state: LaunchState,
  lease: Lease,
  now: string,
): Promise<Item | undefined> {
  return table.update({
    key: launchKey(id),
    update: 'SET leaseHolder = :holder, leaseUntil = :until',
    if: '#state = :state AND dueAt <= :now AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)',
    names: { '#state': 'state' },
    values: {
      ':state': state,
      ':now': now,
      ':holder': lease.holder,
      ':until': endOf(lease),
    },
  });
}
