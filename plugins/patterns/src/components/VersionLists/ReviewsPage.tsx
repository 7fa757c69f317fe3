import { ButtonLink } from '@backstage/ui';
import { RiCheckDoubleLine, RiLockLine } from '@remixicon/react';
import type { ListVersionsQuery } from '@apo/backstage-plugin-patterns-common';
import { usePatternsAccess } from '../../hooks/usePatternsAccess';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { EmptyState } from '../shared/EmptyState';
import { PageSkeleton } from '../shared/PageSkeleton';
import { VersionListPage } from './VersionListPage';

const waiting: ListVersionsQuery = { state: ['in-review'], order: 'asc' };

/** What waits for a review, the longest waiting first. */
export function ReviewsPage() {
  const { loading, mayReview } = usePatternsAccess();
  const links = usePatternsLinks();
  if (loading) return <PageSkeleton />;
  if (!mayReview) {
    return (
      <EmptyState
        icon={<RiLockLine size={32} />}
        title="Reviews are for reviewers"
        action={
          <ButtonLink variant="secondary" href={links.catalog}>
            Back to the catalog
          </ButtonLink>
        }
      >
        Ask an administrator of this portal for the role that reviews patterns.
      </EmptyState>
    );
  }
  return (
    <VersionListPage
      title="Waiting for review"
      text="The longest waiting comes first. Nobody reviews their own submission."
      query={waiting}
      hide="state"
      empty={{
        icon: <RiCheckDoubleLine size={32} />,
        title: 'Nothing waits for a review',
        text: 'A version comes here once the gate has passed it.',
      }}
    />
  );
}
