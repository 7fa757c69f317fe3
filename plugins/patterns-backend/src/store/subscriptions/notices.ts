import type { Knex } from 'knex';
import {
  checkText,
  type Lease,
  type Notice,
  type SubscriptionSubject,
} from '@apo/backstage-plugin-patterns-node';
import { noLease, toLeaseColumns } from '../leases';
import type { SubscriptionRow } from './subscriptions';

/** A row of `notices`. */
export type NoticeRow = {
  id: string;
  pattern_name: string;
  event: Notice['event'];
  actor: string;
  versions: string;
  at: string;
  begun: boolean;
  due_at: string;
  lease_holder: string | null;
  lease_until: string | null;
};

/** A row of `notice_deliveries`. */
export type DeliveryRow = { notice_id: string; recipient: string };

/** Rows that a statement inserts at once. */
const INSERT_SIZE = 100;

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.claimNotices} */
export async function claimNotices(
  knex: Knex,
  lease: Lease,
  limit: number,
  now: Date,
): Promise<Notice[]> {
  const due = knex<NoticeRow>('notices')
    .select('id')
    .where('due_at', '<=', now.toISOString())
    .where(unheld =>
      unheld
        .whereNull('lease_until')
        .orWhere('lease_until', '<=', now.toISOString()),
    )
    .orderBy(['due_at', 'id'])
    .limit(limit);
  if (knex.client.config.client === 'pg') due.forUpdate().skipLocked();
  const rows: NoticeRow[] = await knex
    // Materialised: a join could run the limited query again for every row.
    .withMaterialized('due', due)
    .table('notices')
    .whereIn('id', knex.select('id').from('due'))
    .update({ ...toLeaseColumns(lease, now), begun: true })
    .returning('*');
  return rows
    .sort((one, other) => (one.due_at < other.due_at ? -1 : 1))
    .map(toNotice);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.renewNoticeLease} */
export async function renewNoticeLease(
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

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.releaseNotice} */
export async function releaseNotice(
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

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.finishNotice} */
export async function finishNotice(
  tx: Knex.Transaction,
  id: string,
  holder: string,
): Promise<void> {
  const held = await whereHeld(tx, id, holder).forUpdate().first();
  if (!held) return;
  await tx<DeliveryRow>('notice_deliveries').where({ notice_id: id }).delete();
  await tx<NoticeRow>('notices').where({ id }).delete();
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.listRecipients} */
export async function listRecipients(
  knex: Knex,
  noticeId: string,
  subjects: SubscriptionSubject[],
  limit: number,
  after: string = '',
): Promise<string[]> {
  checkText({ noticeId, after, id: subjects.map(({ id }) => id) });
  if (!subjects.length) return [];
  const told = knex<DeliveryRow>('notice_deliveries')
    .select('recipient')
    .where({ notice_id: noticeId });
  const rows: Pick<SubscriptionRow, 'subscriber'>[] =
    await knex<SubscriptionRow>('subscriptions')
      .distinct('subscriber')
      .whereIn(
        ['kind', 'id'],
        subjects.map(({ kind, id }) => [kind, id]),
      )
      .where('subscriber', '>', after)
      .whereNotIn('subscriber', told)
      .orderBy('subscriber')
      .limit(limit);
  return rows.map(({ subscriber }) => subscriber);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.recordDeliveries} */
export async function recordDeliveries(
  tx: Knex.Transaction,
  noticeId: string,
  recipients: string[],
): Promise<void> {
  checkText({ noticeId, recipients });
  // Whoever finishes it waits, or has removed it: no delivery is left behind.
  const open = await tx<NoticeRow>('notices')
    .where({ id: noticeId })
    .forUpdate()
    .first('id');
  if (!open) return;
  for (let i = 0; i < recipients.length; i += INSERT_SIZE) {
    await tx<DeliveryRow>('notice_deliveries')
      .insert(
        recipients
          .slice(i, i + INSERT_SIZE)
          .map(recipient => ({ notice_id: noticeId, recipient })),
      )
      .onConflict(['notice_id', 'recipient'])
      .ignore();
  }
}

/** A notice as it is told. */
export function toNotice(row: NoticeRow): Notice {
  return {
    id: row.id,
    patternName: row.pattern_name,
    versions: JSON.parse(row.versions),
    event: row.event,
    actor: row.actor,
    at: row.at,
  };
}

function whereHeld(knex: Knex, id: string, holder: string) {
  return knex<NoticeRow>('notices').where({ id, lease_holder: holder });
}
