import type { ReactNode } from 'react';
import { Container, Text } from '@backstage/ui';
import type { ListVersionsQuery } from '@apo/backstage-plugin-patterns-common';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { useVersionList } from './useVersionList';
import { VersionsTable, type OptionalColumn } from './VersionsTable';
import styles from './VersionLists.module.css';

/** A page with one list of versions. */
export function VersionListPage(props: {
  title: string;
  text: string;
  query: ListVersionsQuery;
  hide: OptionalColumn;
  empty: { title: string; text: string; icon: ReactNode; action?: ReactNode };
}) {
  const { title, text, query, hide, empty } = props;
  const { tableProps, reload } = useVersionList(query);
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
      <EmptyState icon={empty.icon} title={empty.title} action={empty.action}>
        {empty.text}
      </EmptyState>
    );
  }
  return (
    <Container className={styles.page}>
      <Text as="h2" variant="title-small" weight="bold">
        {title}
      </Text>
      <Text as="p" variant="body-medium" color="secondary">
        {text}
      </Text>
      <VersionsTable label={title} tableProps={tableProps} hide={hide} />
    </Container>
  );
}
