import {
  checkText,
  type StoredValues,
} from '@apo/backstage-plugin-patterns-node';
import { noLease } from '../RowLeases';
import {
  toNotice,
  type DeliveryRow,
  type NoticeRow,
} from '../subscriptions/notices';
import { readKeyed, upsertRows } from './keyedRows';
import { countRows, type KindTransfer } from './KindTransfer';

/** What subscribers are still to be told, with who was, held by nobody. */
export const noticeItems: KindTransfer<'notice'> = {
  keyLength: 1,

  async read(knex, after) {
    const { rows, last } = await readKeyed<NoticeRow>(
      knex('notices'),
      ['id'],
      after,
      50,
    );
    const deliveries = await knex<DeliveryRow>('notice_deliveries')
      .whereIn(
        'notice_id',
        rows.map(({ id }) => id),
      )
      .orderBy(['notice_id', 'recipient']);
    const values = rows.map(row => ({
      ...toNotice(row),
      dueAt: row.due_at,
      begun: Boolean(row.begun),
      told: deliveries
        .filter(({ notice_id: of }) => of === row.id)
        .map(({ recipient }) => recipient),
    }));
    return { values, last };
  },

  async write(tx, values) {
    for (const value of values) {
      const { id, told } = value;
      checkText({ id, actor: value.actor, told });
      await upsertRows(tx, 'notices', ['id'], [toRow(value)]);
      await tx<DeliveryRow>('notice_deliveries')
        .where({ notice_id: id })
        .delete();
      const rows = told.map(recipient => ({ notice_id: id, recipient }));
      await upsertRows<DeliveryRow>(
        tx,
        'notice_deliveries',
        ['notice_id', 'recipient'],
        rows,
      );
    }
  },

  count: knex => countRows(knex, 'notices'),
};

function toRow(notice: StoredValues['notice']): NoticeRow {
  return {
    id: notice.id,
    pattern_name: notice.patternName,
    event: notice.event,
    actor: notice.actor,
    versions: JSON.stringify(notice.versions),
    at: notice.at,
    begun: notice.begun,
    due_at: notice.dueAt,
    ...noLease,
  };
}
