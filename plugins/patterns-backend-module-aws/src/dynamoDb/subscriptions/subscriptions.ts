import {
  checkText,
  MAX_SUBSCRIPTIONS,
  storeErrors,
  type SubscriptionRecord,
  type SubscriptionSubject,
} from '@apo/backstage-plugin-patterns-node';
import {
  join,
  subscriptionCountKey,
  subscriptionKey,
  SUBSCRIPTIONS,
} from '../keys';
import { all, type Item, type Table } from '../Table';
import { transact, type Transaction } from '../Transaction';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.listSubscriptions} */
export async function listSubscriptions(
  table: Table,
  subscriber: string,
): Promise<SubscriptionRecord[]> {
  checkText({ subscriber });
  const items = await all(
    table.query({
      where: 'pk = :pk AND begins_with(sk, :subscriber)',
      values: { ':pk': SUBSCRIPTIONS, ':subscriber': join(subscriber, '') },
    }),
  );
  return items.map(toSubscription);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.subscribe} */
export async function subscribe(
  table: Table,
  subscriber: string,
  { kind, id }: SubscriptionSubject,
): Promise<SubscriptionRecord> {
  checkText({ subscriber, id });
  const createdAt = new Date().toISOString();
  return transact(table, tx =>
    addSubscription(table, tx, { subscriber, kind, id, createdAt }),
  );
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.unsubscribe} */
export async function unsubscribe(
  table: Table,
  subscriber: string,
  subject: SubscriptionSubject,
): Promise<void> {
  checkText({ subscriber, id: subject.id });
  const key = subscriptionKey({ subscriber, ...subject });
  await transact(table, async tx => {
    if (!(await table.get(key))) return;
    tx.delete(key, { if: 'attribute_exists(pk)', otherwise: 'again' });
    tx.update({
      key: subscriptionCountKey(subscriber),
      update: 'ADD follows :less',
      values: { ':less': -1 },
    });
  });
}

/** Adds a subscription with its count; one that is there stays as it is. */
export async function addSubscription(
  table: Table,
  tx: Transaction,
  subscription: SubscriptionRecord,
  most = MAX_SUBSCRIPTIONS,
): Promise<SubscriptionRecord> {
  const { subscriber } = subscription;
  const key = subscriptionKey(subscription);
  const there = await table.get(key);
  if (there) return toSubscription(there);
  tx.put(toSubscriptionItem(subscription), {
    if: 'attribute_not_exists(pk)',
    otherwise: 'again',
  });
  tx.update({
    key: subscriptionCountKey(subscriber),
    update: 'ADD follows :one',
    if: 'attribute_not_exists(follows) OR follows < :most',
    values: { ':one': 1, ':most': most },
    otherwise: () => storeErrors.followsEnough(),
  });
  return subscription;
}

/** The item of a subscription: `order1` is its place among those of its subject. */
export function toSubscriptionItem(subscription: SubscriptionRecord): Item {
  const { subscriber, kind, id, createdAt } = subscription;
  return {
    ...subscriptionKey(subscription),
    order1: join(kind, id, subscriber),
    subscriber,
    kind,
    id,
    createdAt,
  };
}

/** A subscription as it is told. */
export function toSubscription(item: Item): SubscriptionRecord {
  const { subscriber, kind, id, createdAt } = item;
  return { subscriber, kind, id, createdAt };
}
