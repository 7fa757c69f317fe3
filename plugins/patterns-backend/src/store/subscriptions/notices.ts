import type { Knex } from 'knex';
import {
  checkText,
  type Lease,
  type Notice,
  type SubscriptionSubject,
} from '@apo/backstage-plugin-patterns-node';
import { RowLeases, type LeaseColumns } from '../RowLeases';
import type { SubscriptionRow } from './subscriptions';

/** A row of `notices`. */
export type NoticeRow = LeaseColumns & {
  id: string;
  pattern_name: string;
  event: Notice['event'];
  actor: string;
  versions: string;
  at: string;
  begun: boolean;
  due_at: string;
};

/** A row of `notice_deliveries`. */
export type DeliveryRow = { notice_id: string; recipient: string };

const leases = new RowLeases<NoticeRow>('notices', ['id']);

/** Rows that a statement inserts at once. */
const INSERT_SIZE = 100;

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.claimNotices} */
export async function claimNotices(
  knex: Knex,
  lease: Lease,
  limit: number,
  now: Date,
): Promise<Notice[]> {
  const where = (rows: Knex.QueryBuilder) => {
    rows.where('due_at', '<=', now.toISOString());
  };
  const change = { begun: true };
  const claimed = await leases.claim(
    knex,
    { orderBy: 'due_at', where, change, lease, limit },
    now,
  );
  return claimed.map(toNotice);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.renewNoticeLease} */
export function renewNoticeLease(
  knex: Knex,
  id: string,
  lease: Lease,
  now: Date,
): Promise<boolean> {
  return leases.renew(knex, { id }, lease, now);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.releaseNotice} */
export function releaseNotice(
  knex: Knex,
  id: string,
  holder: string,
  dueAt?: Date,
): Promise<void> {
  return leases.release(knex, { id }, holder, dueAt);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.finishNotice} */
export async function finishNotice(
  tx: Knex.Transaction,
  id: string,
  holder: string,
): Promise<void> {
  const held = await leases.held(tx, { id }, holder).forUpdate().first();
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
