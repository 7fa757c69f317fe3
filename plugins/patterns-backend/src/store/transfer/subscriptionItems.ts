import { checkText } from '@apo/backstage-plugin-patterns-node';
import type { SubscriptionRow } from '../subscriptions/subscriptions';
import { readKeyed, upsertRows } from './keyedRows';
import { countRows, type KindTransfer } from './KindTransfer';

const key = ['subscriber', 'kind', 'id'] as const;

/** Who follows what. */
export const subscriptionItems: KindTransfer<'subscription'> = {
  keyLength: 3,

  async read(knex, after) {
    const query = knex('subscriptions');
    const { rows, last } = await readKeyed<SubscriptionRow>(
      query,
      key,
      after,
      500,
    );
    const values = rows.map(({ created_at: createdAt, ...row }) => ({
      ...row,
      createdAt,
    }));
    return { values, last };
  },

  async write(tx, values) {
    const rows = values.map(({ subscriber, kind, id, createdAt }) => {
      checkText({ subscriber, id });
      return { subscriber, kind, id, created_at: createdAt };
    });
    await upsertRows<SubscriptionRow>(tx, 'subscriptions', key, rows);
  },

  count: knex => countRows(knex, 'subscriptions'),
};
