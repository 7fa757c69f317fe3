import type { Knex } from 'knex';
import type { SubscriptionKind } from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  MAX_SUBSCRIPTIONS,
  storeErrors,
  type SubscriptionRecord,
  type SubscriptionSubject,
} from '@apo/backstage-plugin-patterns-node';

/** A row of `subscriptions`. */
export type SubscriptionRow = {
  subscriber: string;
  kind: SubscriptionKind;
  id: string;
  created_at: string;
};

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.listSubscriptions} */
export async function listSubscriptions(
  knex: Knex,
  subscriber: string,
): Promise<SubscriptionRecord[]> {
  checkText({ subscriber });
  const rows = await knex<SubscriptionRow>('subscriptions')
    .where({ subscriber })
    .orderBy(['kind', 'id']);
  return rows.map(toSubscription);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.subscribe} */
export async function subscribe(
  tx: Knex.Transaction,
  subscriber: string,
  { kind, id }: SubscriptionSubject,
  now: string,
): Promise<SubscriptionRecord> {
  checkText({ subscriber, id });
  const own = () => tx<SubscriptionRow>('subscriptions').where({ subscriber });
  // Who has many cannot add two at once: the second waits for the first.
  await own().select('id').forUpdate();
  await own()
    .insert({ subscriber, kind, id, created_at: now })
    .onConflict(['subscriber', 'kind', 'id'])
    .ignore();
  const [{ count }] = await own().count({ count: '*' });
  const row = await own().where({ kind, id }).first();
  if (Number(count) > MAX_SUBSCRIPTIONS) throw storeErrors.followsEnough();
  return toSubscription(row!);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#SubscriptionStore.unsubscribe} */
export async function unsubscribe(
  knex: Knex,
  subscriber: string,
  { kind, id }: SubscriptionSubject,
): Promise<void> {
  checkText({ subscriber, id });
  await knex<SubscriptionRow>('subscriptions')
    .where({ subscriber, kind, id })
    .delete();
}

function toSubscription(row: SubscriptionRow): SubscriptionRecord {
  const { subscriber, kind, id, created_at: createdAt } = row;
  return { subscriber, kind, id, createdAt };
}
