import { checkText } from '@apo/backstage-plugin-patterns-node';
import {
  NOTICES,
  noticeKey,
  SUBSCRIPTIONS,
  toldKey,
  toldPartition,
} from '../keys';
import {
  toNotice,
  toNoticeItem,
  type StoredNotice,
} from '../subscriptions/noticeItem';
import {
  addSubscription,
  toSubscription,
  toSubscriptionItem,
} from '../subscriptions/subscriptions';
import { all, type Item, type Table } from '../Table';
import { transact } from '../Transaction';
import { readPartition, type KindTransfer } from './KindTransfer';

/** Who follows what. */
export const subscriptionItems: KindTransfer<'subscription'> = {
  read: (table, after) =>
    readPartition(table, SUBSCRIPTIONS, after, async items =>
      (items as Item[]).map(toSubscription),
    ),

  async write(table, values) {
    for (const value of values) {
      const { subscriber, kind, id, createdAt } = value;
      checkText({ subscriber, id });
      const record = { subscriber, kind, id, createdAt };
      await transact(table, async tx => {
        await addSubscription(table, tx, record, Number.MAX_SAFE_INTEGER);
      });
      // One that was there is counted already.
      await table.put(toSubscriptionItem(record));
    }
  },
};

/** What subscribers are still to be told, with who was, held by nobody. */
export const noticeItems: KindTransfer<'notice'> = {
  read: (table, after) =>
    readPartition(table, NOTICES, after, items =>
      Promise.all(
        (items as (Item & StoredNotice)[])
          .filter(({ finished }) => !finished)
          .map(async item => ({
            ...toNotice(item),
            dueAt: item.dueAt,
            begun: item.order1 === undefined,
            told: await readTold(table, item.id),
          })),
      ),
    ),

  async write(table, values) {
    for (const { dueAt, begun, told, ...notice } of values) {
      checkText({ id: notice.id, actor: notice.actor, told });
      const before = await readTold(table, notice.id);
      // Whom it went to first: nobody is told twice whatever comes between.
      await table.write({
        put: told.map(recipient => toldKey(notice.id, recipient)),
        delete: before
          .filter(recipient => !told.includes(recipient))
          .map(recipient => toldKey(notice.id, recipient)),
      });
      await table.put({
        ...toNoticeItem(notice, dueAt, begun),
        ...noticeKey(notice.id),
      });
    }
  },
};

async function readTold(table: Table, id: string): Promise<string[]> {
  const items = await all(
    table.query({ where: 'pk = :pk', values: { ':pk': toldPartition(id) } }),
  );
  return items.map(({ sk }) => sk);
}
