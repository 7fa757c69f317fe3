import {
  patternTypes,
  type PatternType,
  type VersionRef,
  type VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { Lease, VersionRecord } from '@apo/backstage-plugin-patterns-node';
import { compareBytes, join, versionKey } from '../keys';
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
    const item = await claim(table, { pk, sk }, state, lease);
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
  const renewed =
    key &&
    (await table.update({
      key,
      update: 'SET leaseUntil = :until',
      if: 'leaseHolder = :holder',
      values: { ':holder': lease.holder, ':until': endOf(lease) },
    }));
  return !!renewed;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.releaseLease} */
export async function releaseLease(
  table: Table,
  ref: VersionRef,
  holder: string,
): Promise<void> {
  const key = versionKey(ref);
  if (!key) return;
  await table.update({
    key,
    update: 'REMOVE leaseHolder, leaseUntil',
    if: 'leaseHolder = :holder',
    values: { ':holder': holder },
  });
}

/** When a lease ends that begins now, ISO 8601. */
export function endOf({ durationMs }: Lease): string {
  return new Date(Date.now() + durationMs).toISOString();
}

async function claim(
  table: Table,
  key: { pk: string; sk: string },
  state: VersionState,
  lease: Lease,
): Promise<Item | undefined> {
  return table.update({
    key,
    update: 'SET leaseHolder = :holder, leaseUntil = :until',
    if: '#state = :state AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)',
    names: { '#state': 'state' },
    values: {
      ':state': state,
      ':holder': lease.holder,
      ':until': endOf(lease),
      ':now': new Date().toISOString(),
    },
  });
}
