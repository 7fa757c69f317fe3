import type { ReactNode } from 'react';
import { Link, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { ErrorState } from '../components/shared/ErrorState';
import type { Request } from '../hooks/useRequest';
import styles from './HomeCard.module.css';

/** One line of a widget, which leads somewhere. */
export type HomeItem = {
  id: string;
  href: string;
  title: string;
  /** What is to know of it, in a few words. */
  facts: ReactNode;
};

/** The few items of a widget, or what stands in their place. */
export function HomeList(props: {
  request: Pick<Request<HomeItem[]>, 'value' | 'error' | 'retry'>;
  /** Said where there are none. */
  empty: ReactNode;
}) {
  const { request, empty } = props;
  const { value, error, retry } = request;
  if (error) {
    return (
      <ErrorState
        title="This could not be loaded"
        error={error}
        onRetry={retry}
      />
    );
  }
  if (!value) return <LoadingItems />;
  if (!value.length) {
    return (
      <Text as="p" variant="body-medium" color="secondary">
        {empty}
      </Text>
    );
  }
  return (
    <ul className={styles.items}>
      {value.map(({ id, href, title, facts }) => (
        <li key={id}>
          <Link href={href} className={styles.title} title={title}>
            {title}
          </Link>
          <Text
            as="p"
            variant="body-small"
            color="secondary"
            className={styles.facts}
          >
            {facts}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function LoadingItems() {
  return (
    <div aria-busy="true" className={styles.items}>
      <VisuallyHidden role="status">Loading</VisuallyHidden>
      <Skeleton width="80%" height={36} />
      <Skeleton width="60%" height={36} />
      <Skeleton width="70%" height={36} />
    </div>
  );
}
