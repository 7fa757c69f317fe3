import { ButtonLink, Container, Switch, Text } from '@backstage/ui';
import { RiNotification3Line } from '@remixicon/react';
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SubscriptionTarget } from '@apo/backstage-plugin-patterns-common';
import { useAction } from '../../hooks/useAction';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useSubscriptions } from '../../hooks/useSubscriptions';
import { describeError } from '../shared/describeError';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { PageSkeleton } from '../shared/PageSkeleton';
import { FollowedList } from './FollowedList';
import { followedWords } from './subscriptionWords';
import styles from './Following.module.css';

const everything = { kind: 'all', id: 'all' } as const;

/** What the user follows, to end it, and to follow everything. */
export function FollowingPage() {
  const links = usePatternsLinks();
  const subscriptions = useSubscriptions();
  const { items, error, retry, isFollowing } = subscriptions;
  const change = useChange(subscriptions);
  if (error) {
    return (
      <Container className={styles.page}>
        <ErrorState
          title="What you follow could not be loaded"
          error={error}
          onRetry={retry}
        />
      </Container>
    );
  }
  if (!items) return <PageSkeleton />;
  const others = items.filter(({ kind }) => kind !== 'all');
  return (
    <Container className={styles.page}>
      <Text as="h2" variant="title-small" weight="bold">
        Following
      </Text>
      <Text as="p" variant="body-medium" color="secondary">
        You are told of new versions, deprecation and revocation of these, once
        for each, and never of what you did yourself.
      </Text>
      <Switch
        label="All patterns"
        isSelected={isFollowing(everything) ?? false}
        isDisabled={change.pending}
        onChange={isSelected => change.run(everything, isSelected)}
      />
      {others.length > 0 ? (
        <FollowedList
          items={others}
          isBusy={change.pending}
          onEnd={target => change.run(target, false)}
        />
      ) : (
        <EmptyState
          icon={<RiNotification3Line size={32} />}
          title="You follow nothing in particular"
          action={
            <ButtonLink variant="secondary" href={links.catalog}>
              Find a pattern
            </ButtonLink>
          }
        >
          Open a pattern and switch on Receive notifications. An attribute, or
          the patterns of one owner, can be followed as well.
        </EmptyState>
      )}
    </Container>
  );
}

/** Changes one subscription at a time, and says so. */
function useChange(subscriptions: ReturnType<typeof useSubscriptions>) {
  const toast = useApi(toastApiRef);
  return useAction(async (target: SubscriptionTarget, wanted: boolean) => {
    const { follow, unfollow } = subscriptions;
    try {
      await (wanted ? follow : unfollow)(target);
    } catch (failure) {
      toast.post({
        title: 'That could not be changed',
        description: describeError(failure as Error),
        status: 'danger',
      });
      return;
    }
    const followed = followedWords(target);
    toast.post({
      title: wanted
        ? `You follow ${followed}`
        : `You no longer follow ${followed}`,
      status: 'success',
      timeout: 5_000,
    });
  });
}
