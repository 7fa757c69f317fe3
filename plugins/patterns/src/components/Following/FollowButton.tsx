import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { ToggleButton } from '@backstage/ui';
import { RiNotification3Fill, RiNotification3Line } from '@remixicon/react';
import type { SubscriptionTarget } from '@apo/backstage-plugin-patterns-common';
import { useAction } from '../../hooks/useAction';
import { useSubscriptions } from '../../hooks/useSubscriptions';
import { describeError } from '../shared/describeError';
import { followedWords } from './subscriptionWords';

/**
 * Has the user be told of new versions, deprecation and revocation, or no more.
 * It is absent where that could not be found out.
 */
export function FollowButton(props: {
  target: SubscriptionTarget;
  label: string;
}) {
  const { target, label } = props;
  const subscriptions = useSubscriptions();
  const toast = useApi(toastApiRef);
  const isFollowing = subscriptions.isFollowing(target);
  const change = useAction(async () => {
    try {
      if (isFollowing) await subscriptions.unfollow(target);
      else await subscriptions.follow(target);
    } catch (error) {
      toast.post({
        title: 'That could not be changed',
        description: describeError(error as Error),
        status: 'danger',
      });
      return;
    }
    const followed = followedWords(target);
    toast.post({
      title: isFollowing
        ? `You no longer follow ${followed}`
        : `You follow ${followed}`,
      description: isFollowing ? whatIsLeft() : undefined,
      status: 'success',
      timeout: 5_000,
    });
  });
  /** Somebody who follows more than this still hears of it. */
  function whatIsLeft(): string | undefined {
    return target.kind !== 'all' &&
      subscriptions.isFollowing({ kind: 'all', id: 'all' })
      ? 'You still hear of it: you follow all patterns.'
      : undefined;
  }
  if (subscriptions.error) return null;
  return (
    <ToggleButton
      size="small"
      isSelected={isFollowing ?? false}
      isDisabled={isFollowing === undefined || change.pending}
      onChange={() => change.run()}
      iconStart={
        isFollowing ? <RiNotification3Fill /> : <RiNotification3Line />
      }
    >
      {label}
    </ToggleButton>
  );
}
