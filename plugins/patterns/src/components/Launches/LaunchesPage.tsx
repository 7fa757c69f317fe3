import { ButtonLink, Container, Text } from '@backstage/ui';
import { RiRocketLine } from '@remixicon/react';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { LaunchesTable } from './LaunchesTable';
import { useLaunchList } from './useLaunchList';
import styles from './Launches.module.css';

/** What the signed-in user has launched, the newest first. */
export function LaunchesPage() {
  const links = usePatternsLinks();
  const { tableProps, reload } = useLaunchList();
  const { data, error, isPending } = tableProps;
  if (error) {
    return (
      <Container className={styles.page}>
        <ErrorState
          title="The list could not be loaded"
          error={error}
          onRetry={() => reload()}
        />
      </Container>
    );
  }
  if (data?.length === 0 && !isPending) {
    return (
      <EmptyState
        icon={<RiRocketLine size={32} />}
        title="You have not launched anything yet"
        action={
          <ButtonLink variant="secondary" href={links.catalog}>
            Find a pattern
          </ButtonLink>
        }
      >
        Open a pattern and press Use this pattern. What you make of it is listed
        here, with its outputs and the way to delete it.
      </EmptyState>
    );
  }
  return (
    <Container className={styles.page}>
      <Text as="h2" variant="title-small" weight="bold">
        My launches
      </Text>
      <Text as="p" variant="body-medium" color="secondary">
        What you have launched, and the applications that you made. Behind means
        that a later version is published.
      </Text>
      <LaunchesTable label="My launches" tableProps={tableProps} />
    </Container>
  );
}
