import type { Lease, Notice } from '@apo/backstage-plugin-patterns-node';
import { noticeKey, NOTICES, toldPartition } from '../keys';
import {
  claimItem,
  dueItems,
  postponeItem,
  releaseItem,
  renewItem,
} from '../leases';
import { all, type Table } from '../Table';
import { toNotice } from './noticeItem';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.claimNotices} */
export async function claimNotices(
  table: Table,
  lease: Lease,
  limit: number,
): Promise<Notice[]> {
  const claimed: Notice[] = [];
  if (limit < 1) return claimed;
  for await (const { id } of dueItems(table, NOTICES)) {
    const item = await claimItem(table, noticeKey(id), lease, {
      if: 'dueAt <= :now',
      remove: 'order1',
    });
    if (item?.finished) await forget(table, id);
    else if (item) claimed.push(toNotice(item));
    if (claimed.length === limit) break;
  }
  return claimed;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.renewNoticeLease} */
export function renewNoticeLease(
  table: Table,
  id: string,
  lease: Lease,
): Promise<boolean> {
  return renewItem(table, noticeKey(id), lease);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.releaseNotice} */
export function releaseNotice(
  table: Table,
  id: string,
  holder: string,
  dueAt?: Date,
): Promise<void> {
  const key = noticeKey(id);
  return dueAt
    ? postponeItem(table, key, holder, { dueAt, id })
    : releaseItem(table, key, holder);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.finishNotice} */
export async function finishNotice(
  table: Table,
  id: string,
  holder: string,
): Promise<void> {
  // Marked first: whom it went to is forgotten only when nobody can tell again.
  const held = await table.update({
    key: noticeKey(id),
    update: 'SET finished = :yes',
    if: 'leaseHolder = :holder',
    values: { ':holder': holder, ':yes': true },
  });
  if (held) await forget(table, id);
}

async function forget(table: Table, id: string): Promise<void> {
  const told = await all(
    table.query({
      where: 'pk = :pk',
      values: { ':pk': toldPartition(id) },
    }),
  );
  await table.write({ delete: told });
  await table.delete(noticeKey(id));
}
