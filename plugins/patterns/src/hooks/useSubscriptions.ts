import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Subscription,
  SubscriptionTarget,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../api';
import { useRequest } from './useRequest';

/** What the user follows, with what they changed since it was loaded. */
export function useSubscriptions() {
  const api = useApi(patternsApiRef);
  const { value, error, retry } = useRequest('subscriptions', signal =>
    api.subscriptions.list({ signal }),
  );
  const [changed, setChanged] = useState<Subscription[]>();
  const items = changed ?? value?.items;
  return {
    items,
    error,
    retry,
    /** Undefined while that is not known. */
    isFollowing: (target: SubscriptionTarget) =>
      items && items.some(each => isSame(each, target)),
    follow: async (target: SubscriptionTarget) => {
      const added = await api.subscriptions.subscribe(target);
      setChanged([...without(items, target), added]);
    },
    unfollow: async (target: SubscriptionTarget) => {
      await api.subscriptions.unsubscribe(target);
      setChanged(without(items, target));
    },
  };
}

function without(items: Subscription[] = [], target: SubscriptionTarget) {
  return items.filter(each => !isSame(each, target));
}

/** Ids are told apart without case, as the server does, but for names. */
function isSame(one: SubscriptionTarget, other: SubscriptionTarget): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'pattern') return one.id === other.id;
  return (
    one.id.toLocaleLowerCase('en-US') === other.id.toLocaleLowerCase('en-US')
  );
}
