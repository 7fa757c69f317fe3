import type { Lease, Notice } from '@apo/backstage-plugin-patterns-node';
import { join, noticeKey, NOTICES, toldPartition } from '../keys';
import { indexes } from '../patternTable';
import { all, type Item, type Table } from '../Table';
import { endOf } from '../versions/leases';
import { toNotice } from './noticeItem';

/** Notices that one look reads at first. */
const FIRST = 25;

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.claimNotices} */
export async function claimNotices(
  table: Table,
  lease: Lease,
  limit: number,
): Promise<Notice[]> {
  const claimed: Notice[] = [];
  const now = new Date().toISOString();
  if (limit < 1) return claimed;
  const due = table.query({
    index: indexes.order2,
    where: 'pk = :pk AND order2 <= :now',
    filter: 'attribute_not_exists(leaseUntil) OR leaseUntil <= :time',
    values: { ':pk': NOTICES, ':now': `${now}~`, ':time': now },
    first: FIRST,
  });
  for await (const { id } of due) {
    const item = await claim(table, id, lease, now);
    if (item?.finished) await forget(table, id);
    else if (item) claimed.push(toNotice(item));
    if (claimed.length === limit) break;
  }
  return claimed;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.renewNoticeLease} */
export async function renewNoticeLease(
  table: Table,
  id: string,
  lease: Lease,
): Promise<boolean> {
  const renewed = await table.update({
    key: noticeKey(id),
    update: 'SET leaseUntil = :until',
    if: 'leaseHolder = :holder',
    values: { ':holder': lease.holder, ':until': endOf(lease) },
  });
  return !!renewed;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.releaseNotice} */
export async function releaseNotice(
  table: Table,
  id: string,
  holder: string,
  dueAt?: Date,
): Promise<void> {
  const due = dueAt?.toISOString();
  await table.update({
    key: noticeKey(id),
    update: `${
      due ? 'SET dueAt = :due, order2 = :order2 ' : ''
    }REMOVE leaseHolder, leaseUntil`,
    if: 'leaseHolder = :holder',
    values: {
      ':holder': holder,
      ...(due && { ':due': due, ':order2': join(due, id) }),
    },
  });
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

async function claim(
  table: Table,
  id: string,
  lease: Lease,
  now: string,
): Promise<Item | undefined> {
  return table.update({
    key: noticeKey(id),
    update: 'SET leaseHolder = :holder, leaseUntil = :until REMOVE order1',
    if: 'dueAt <= :now AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)',
    values: {
      ':now': now,
      ':holder': lease.holder,
      ':until': endOf(lease),
    },
  });
}
