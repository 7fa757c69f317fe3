import { useRef } from 'react';
import { Button, Link, Text } from '@backstage/ui';
import type {
  Subscription,
  SubscriptionTarget,
} from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { entityName } from '../shared/EntityName';
import { RelativeTime } from '../shared/RelativeTime';
import { followedWords } from './subscriptionWords';
import styles from './Following.module.css';

const kindWords: Record<Subscription['kind'], string> = {
  pattern: 'Pattern',
  owner: 'Owner',
  attribute: 'Attribute',
  all: 'All',
};

/** Subscriptions, each with the way to end it. */
export function FollowedList(props: {
  items: Subscription[];
  isBusy: boolean;
  onEnd: (target: SubscriptionTarget) => void;
}) {
  const { items, isBusy, onEnd } = props;
  const list = useRef<HTMLUListElement>(null);
  return (
    <ul
      ref={list}
      className={styles.list}
      aria-label="What you follow"
      tabIndex={-1}
    >
      {items.map(item => (
        <li key={`${item.kind} ${item.id}`} className={styles.item}>
          <span className={styles.kind}>
            <Text variant="body-small" color="secondary">
              {kindWords[item.kind]}
            </Text>
          </span>
          <span className={styles.name}>
            <FollowedLink item={item} />
          </span>
          <Text variant="body-small" color="secondary">
            <RelativeTime at={item.createdAt} />
          </Text>
          <Button
            size="small"
            variant="secondary"
            isDisabled={isBusy}
            aria-label={`Stop following ${followedWords(item)}`}
            onPress={() => {
              onEnd(item);
              // The button goes with its row: the keyboard stays in the list.
              list.current?.focus();
            }}
          >
            Stop
          </Button>
        </li>
      ))}
    </ul>
  );
}

function FollowedLink(props: { item: Subscription }) {
  const {
    item: { kind, id },
  } = props;
  const links = usePatternsLinks();
  switch (kind) {
    case 'owner':
      return (
        <Link
          href={`${links.catalog}?${new URLSearchParams({ owner: id })}`}
          title={id}
        >
          {entityName(id)}
        </Link>
      );
    case 'attribute':
      return <Link href={links.attribute(id)}>{id}</Link>;
    default:
      return <Link href={links.pattern(id)}>{id}</Link>;
  }
}
