import {
  checkText,
  type SubscriptionSubject,
} from '@apo/backstage-plugin-patterns-node';
import { compareBytes, join, noticeKey, SUBSCRIPTIONS, toldKey } from '../keys';
import { indexes } from '../patternTable';
import { mergeSorted } from '../search/mergeSorted';
import type { Item, Table } from '../Table';
import { transact } from '../Transaction';

/** Behind every other character in the order of DynamoDB. */
const LAST = '\u{10ffff}';
/** Deliveries of one transaction, which takes 100 items. */
const DELIVERIES_AT_ONCE = 90;

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.listRecipients} */
export async function listRecipients(
  table: Table,
  noticeId: string,
  subjects: SubscriptionSubject[],
  limit: number,
  after = '',
): Promise<string[]> {
  checkText({ noticeId, after, id: subjects.map(({ id }) => id) });
  const found: string[] = [];
  let some: string[] = [];
  const addUntold = async () => {
    const told = await table.getAll(some.map(each => toldKey(noticeId, each)));
    found.push(...some.filter((_, i) => !told[i]));
    some = [];
  };
  if (limit < 1) return found;
  for await (const subscriber of followers(table, subjects, after)) {
    some.push(subscriber);
    if (found.length + some.length < limit) continue;
    await addUntold();
    if (found.length === limit) return found;
  }
  await addUntold();
  return found;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.recordDeliveries} */
export async function recordDeliveries(
  table: Table,
  noticeId: string,
  recipients: string[],
): Promise<void> {
  checkText({ noticeId, recipients });
  const all = [...new Set(recipients)];
  for (let i = 0; i < all.length; i += DELIVERIES_AT_ONCE) {
    const some = all.slice(i, i + DELIVERIES_AT_ONCE);
    await transact(table, async tx => {
      const notice = await table.get(noticeKey(noticeId));
      if (!notice || notice.finished) return;
      tx.check(noticeKey(noticeId), {
        if: 'attribute_exists(pk) AND attribute_not_exists(finished)',
        otherwise: 'again',
      });
      for (const recipient of some) tx.put(toldKey(noticeId, recipient));
    });
  }
}

/** Each of those who follow one of these, once, in order. */
async function* followers(
  table: Table,
  subjects: SubscriptionSubject[],
  after: string,
): AsyncGenerator<string> {
  const sources = subjects.map(({ kind, id }) =>
    table.query({
      index: indexes.order1,
      where: 'pk = :pk AND order1 BETWEEN :from AND :to',
      values: {
        ':pk': SUBSCRIPTIONS,
        ':from': join(kind, id, after),
        ':to': join(kind, id, LAST),
      },
    }),
  );
  let before = after;
  const merged = mergeSorted<Item>(sources, (one, other) =>
    compareBytes(one.subscriber, other.subscriber),
  );
  for await (const { subscriber } of merged) {
    if (subscriber !== before) yield subscriber;
    before = subscriber;
  }
}
