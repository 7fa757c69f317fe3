import type { Subscription } from '@apo/backstage-plugin-patterns-common';
import type { PatternsApi } from '../api';

type SubscriptionsApi = PatternsApi['subscriptions'];

/** The part of the API that is about subscriptions; it keeps what it is told. */
export function fakeSubscriptions(
  items: Pick<Subscription, 'kind' | 'id'>[] = [],
  overrides: Partial<SubscriptionsApi> = {},
): jest.Mocked<SubscriptionsApi> {
  const createdAt = '2026-01-02T10:00:00Z';
  const all = items.map(item => ({ ...item, createdAt }));
  const api = {
    list: jest.fn(async () => ({ items: all })),
    subscribe: jest.fn(async (item: Pick<Subscription, 'kind' | 'id'>) => ({
      ...item,
      createdAt,
    })),
    unsubscribe: jest.fn(async () => {}),
  };
  return Object.assign(
    api,
    overrides,
  ) as unknown as jest.Mocked<SubscriptionsApi>;
}
