import { randomUUID } from 'node:crypto';
import type {
  SyncDrift,
  SyncQuota,
  SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import type {
  Lease,
  SyncCheckRecord,
  SyncCheckResult,
} from '@apo/backstage-plugin-patterns-node';
import { driftPartition, join, padded, SYNC, syncCheckKey } from '../keys';
import { claimItem, releaseItem, renewItem } from '../leases';
import { indexes } from '../patternTable';
import { all, type Item, type Table } from '../Table';
import { toUpdate } from '../versions/versionItem';

/** What is known of the last comparison. */
export type SyncCheckFields = {
  requestedAt?: string;
  checkedAt?: string;
  error?: string;
  quotas: SyncQuota[];
  drift: SyncDrift[];
};

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.getSyncCheck} */
export async function getSyncCheck(
  table: Table,
  limit: number,
): Promise<SyncCheckRecord> {
  const check = await table.get(syncCheckKey);
  const found = toDriftQuery(check);
  const [driftCount, drift] = found
    ? await Promise.all([table.count(found), readDrift(table, found, limit)])
    : [0, []];
  return {
    requestedAt: check?.requestedAt,
    checkedAt: check?.checkedAt,
    error: check?.error,
    quotas: check?.quotas ?? [],
    drift: drift.map(item => item.drift),
    driftCount,
  };
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.requestSyncCheck} */
export async function requestSyncCheck(table: Table): Promise<void> {
  await table.update({
    key: syncCheckKey,
    update: 'SET requestedAt = :now',
    values: { ':now': new Date().toISOString() },
  });
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.claimSyncCheck} */
export async function claimSyncCheck(
  table: Table,
  lease: Lease,
): Promise<boolean> {
  const claimed = await claimItem(table, syncCheckKey, lease, {
    if: 'attribute_exists(requestedAt)',
  });
  return !!claimed;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.renewSyncCheck} */
export function renewSyncCheck(table: Table, lease: Lease): Promise<boolean> {
  return renewItem(table, syncCheckKey, lease);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.releaseSyncCheck} */
export function releaseSyncCheck(table: Table, holder: string): Promise<void> {
  return releaseItem(table, syncCheckKey, holder);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.saveSyncCheck} */
export async function saveSyncCheck(
  table: Table,
  check: SyncCheckResult,
): Promise<void> {
  const { startedAt } = check;
  if ('error' in check) {
    await table.update({
      key: syncCheckKey,
      ...toUpdate({ error: check.error }),
    });
  } else {
    const moving = await readMoving(table, startedAt);
    const drift = check.drift.filter(
      ({ subject: { kind, id } }) => !moving.has(join(kind, id)),
    );
    await replaceDrift(table, drift, {
      checkedAt: new Date().toISOString(),
      quotas: check.quotas,
      error: undefined,
    });
  }
  await table.update({
    key: syncCheckKey,
    update: 'REMOVE requestedAt',
    if: 'requestedAt <= :startedAt',
    values: { ':startedAt': startedAt },
  });
}

/** What was brought to AWS differs no more. */
export async function forgetDrift(
  table: Table,
  { kind, id }: SyncSubject,
): Promise<void> {
  const found = toDriftQuery(await table.get(syncCheckKey));
  if (!found) return;
  const items = await all(
    table.query({
      index: indexes.order1,
      where: 'pk = :pk AND begins_with(order1, :subject)',
      values: { ...found.values, ':subject': `${join(kind, id)}\t` },
    }),
  );
  await table.write({ delete: items });
}

/** Everything that is known of the last comparison; undefined when there was none. */
export async function readDriftOf(
  table: Table,
): Promise<SyncCheckFields | undefined> {
  const check = await table.get(syncCheckKey);
  if (!check) return undefined;
  const found = toDriftQuery(check);
  const items = found ? await all(table.query(found)) : [];
  return {
    requestedAt: check.requestedAt,
    checkedAt: check.checkedAt,
    error: check.error,
    quotas: check.quotas ?? [],
    drift: items.map(({ drift }) => drift),
  };
}

/** What a comparison found is written first and shown then, as a whole. */
export async function replaceDrift(
  table: Table,
  drift: SyncDrift[],
  fields: Partial<Omit<SyncCheckFields, 'drift'>>,
): Promise<void> {
  const found = randomUUID();
  const put = drift.map((each, i): Item => {
    const { kind, id } = each.subject;
    return {
      pk: driftPartition(found),
      sk: padded(i),
      order1: join(kind, id, padded(i)),
      drift: each,
    };
  });
  await table.write({ put });
  const before = await table.get(syncCheckKey);
  const set = Object.entries({ ...fields, found }).filter(
    ([, value]) => value !== undefined,
  );
  const remove = Object.entries(fields).flatMap(([field, value]) =>
    value === undefined ? [field] : [],
  );
  await table.update({
    key: syncCheckKey,
    ...toUpdate(Object.fromEntries(set), remove),
  });
  const old = toDriftQuery(before);
  if (old) await table.write({ delete: await all(table.query(old)) });
}

/** Subjects that are on their way, or were while the comparison ran. */
async function readMoving(
  table: Table,
  startedAt: string,
): Promise<Set<string>> {
  const items = await all(
    table.query({
      where: 'pk = :pk',
      filter:
        'standing = :pending OR requestedAt >= :startedAt OR syncedAt >= :startedAt',
      values: { ':pk': SYNC, ':pending': 'pending', ':startedAt': startedAt },
    }),
  );
  return new Set(items.map(({ kind, id }) => join(kind, id)));
}

function toDriftQuery(check: Item | undefined) {
  if (!check?.found) return undefined;
  return { where: 'pk = :pk', values: { ':pk': driftPartition(check.found) } };
}

async function readDrift(
  table: Table,
  query: NonNullable<ReturnType<typeof toDriftQuery>>,
  limit: number,
): Promise<Item[]> {
  const items: Item[] = [];
  if (limit < 1) return items;
  for await (const item of table.query({ ...query, first: limit })) {
    items.push(item);
    if (items.length === limit) break;
  }
  return items;
}
