import {
  patternTypes,
  type PatternType,
  type VersionRef,
  type VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { Lease, VersionRecord } from '@apo/backstage-plugin-patterns-node';
import { compareBytes, join, versionKey } from '../keys';
import { claimItem, releaseItem, renewItem } from '../leases';
import { indexes } from '../patternTable';
import { mergeSorted } from '../search/mergeSorted';
import type { Item, Table } from '../Table';
import { fromVersionItem } from './versionItem';

/** Versions that one look reads at first. */
const FIRST = 20;

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.claimVersions} */
export async function claimVersions(
  table: Table,
  state: VersionState,
  lease: Lease,
  limit: number,
  type?: PatternType,
): Promise<VersionRecord[]> {
  const claimed: VersionRecord[] = [];
  const waiting = mergeSorted<Item>(
    (type ? [type] : patternTypes).map(each =>
      table.query({
        index: indexes.work,
        where: 'workOn = :work',
        values: { ':work': join(state, each) },
        first: FIRST,
        eventually: true,
      }),
    ),
    (one, other) => compareBytes(one.waiting, other.waiting),
  );
  if (limit < 1) return claimed;
  for await (const { pk, sk } of waiting) {
    const item = await claimItem(table, { pk, sk }, lease, {
      if: '#state = :state',
      names: { '#state': 'state' },
      values: { ':state': state },
    });
    if (item) claimed.push(await fromVersionItem(table, item));
    if (claimed.length === limit) break;
  }
  return claimed;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.renewLease} */
export async function renewLease(
  table: Table,
  ref: VersionRef,
  lease: Lease,
): Promise<boolean> {
  const key = versionKey(ref);
  return key ? renewItem(table, key, lease) : false;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.releaseLease} */
export async function releaseLease(
  table: Table,
  ref: VersionRef,
  holder: string,
): Promise<void> {
  const key = versionKey(ref);
  if (key) await releaseItem(table, key, holder);
}
