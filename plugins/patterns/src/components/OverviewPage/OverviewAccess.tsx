import type { ReactNode } from 'react';
import { useStatisticsAccess } from '../../hooks/useStatisticsAccess';
import { PageSkeleton } from '../shared/PageSkeleton';
import { RoleNeeded } from '../shared/RoleNeeded';

/** A page for administrators; for others, whom it is for. */
export function OverviewAccess(props: { children: ReactNode }) {
  const { loading, mayRead } = useStatisticsAccess();
  if (loading) return <PageSkeleton />;
  if (!mayRead) {
    return (
      <RoleNeeded title="The overview is for administrators">
        Figures over all patterns are shown to the administrators of this
        portal.
      </RoleNeeded>
    );
  }
  return <>{props.children}</>;
}
