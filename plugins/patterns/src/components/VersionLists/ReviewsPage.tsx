import { RiCheckDoubleLine } from '@remixicon/react';
import type { ListVersionsQuery } from '@apo/backstage-plugin-patterns-common';
import { usePatternsAccess } from '../../hooks/usePatternsAccess';
import { PageSkeleton } from '../shared/PageSkeleton';
import { RoleNeeded } from '../shared/RoleNeeded';
import { VersionListPage } from './VersionListPage';

const waiting: ListVersionsQuery = { state: ['in-review'], order: 'asc' };

/** What waits for a review, the longest waiting first. */
export function ReviewsPage() {
  const { loading, mayReview } = usePatternsAccess();
  if (loading) return <PageSkeleton />;
  if (!mayReview) {
    return (
      <RoleNeeded title="Reviews are for reviewers">
        Ask an administrator of this portal for the role that reviews patterns.
      </RoleNeeded>
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
