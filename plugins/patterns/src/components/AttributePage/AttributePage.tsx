import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ButtonLink, Container } from '@backstage/ui';
import { patternsApiRef } from '../../api';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useRequest } from '../../hooks/useRequest';
import { errorStatus } from '../shared/describeError';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { PageSkeleton } from '../shared/PageSkeleton';
import { AttributeDetails } from './AttributeDetails';
import styles from './AttributePage.module.css';

/** One attribute: what it means, who carries it, and how it is on AWS. */
export function AttributePage(props: { id: string }) {
  const { id } = props;
  const api = useApi(patternsApiRef);
  const links = usePatternsLinks();
  const [revision, setRevision] = useState(0);
  const { value, error, retry } = useRequest(`${id} ${revision}`, signal =>
    api.attributes.get(id, { signal }),
  );
  if (error && errorStatus(error) === 404) {
    return (
      <EmptyState
        title={`There is no attribute ${id}`}
        action={
          <ButtonLink variant="secondary" href={links.attributes}>
            See all attributes
          </ButtonLink>
        }
      >
        It may have been deleted.
      </EmptyState>
    );
  }
  if (error) {
    return (
      <Container className={styles.page}>
        <ErrorState
          title="The attribute could not be loaded"
          error={error}
          onRetry={retry}
        />
      </Container>
    );
  }
  if (!value) return <PageSkeleton />;
  return (
    <AttributeDetails
      attribute={value}
      onChanged={() => setRevision(n => n + 1)}
    />
  );
}
