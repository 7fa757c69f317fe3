import type { LaunchState } from '@apo/backstage-plugin-patterns-common';
import type { LaunchRecord, Lease } from '@apo/backstage-plugin-patterns-node';
import { launchKey, LAUNCHES } from '../keys';
import {
  claimItem,
  dueItems,
  postponeItem,
  releaseItem,
  renewItem,
} from '../leases';
import type { Table } from '../Table';
import { fromLaunchItem } from './launchItem';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.claimLaunches} */
export async function claimLaunches(
  table: Table,
  states: LaunchState[],
  lease: Lease,
  limit: number,
): Promise<LaunchRecord[]> {
  const claimed: LaunchRecord[] = [];
  if (limit < 1) return claimed;
  for await (const { id, state } of dueItems(table, LAUNCHES)) {
    if (!states.includes(state)) continue;
    const item = await claimItem(table, launchKey(id), lease, {
      if: '#state = :state AND dueAt <= :now',
      names: { '#state': 'state' },
      values: { ':state': state },
    });
    if (item) claimed.push(await fromLaunchItem(table, item));
    if (claimed.length === limit) break;
  }
  return claimed;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.renewLaunchLease} */
export function renewLaunchLease(
  table: Table,
  id: string,
  lease: Lease,
): Promise<boolean> {
  return renewItem(table, launchKey(id), lease);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.releaseLaunch} */
export function releaseLaunch(
  table: Table,
  id: string,
  holder: string,
  dueAt?: Date,
): Promise<void> {
  const key = launchKey(id);
  return dueAt
    ? postponeItem(table, key, holder, { dueAt, id })
    : releaseItem(table, key, holder);
}
