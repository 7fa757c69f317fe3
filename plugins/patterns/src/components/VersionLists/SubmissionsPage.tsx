import { RiSendPlaneLine } from '@remixicon/react';
import {
  PATTERN_PUBLISHER,
  type ListVersionsQuery,
} from '@apo/backstage-plugin-patterns-common';
import { usePatternsAccess } from '../../hooks/usePatternsAccess';
import { PublishButton } from '../PatternsShell';
import { PageSkeleton } from '../shared/PageSkeleton';
import { RoleNeeded } from '../shared/RoleNeeded';
import { VersionListPage } from './VersionListPage';

const mine: ListVersionsQuery = { mine: true, order: 'desc' };

/** What the signed-in user has submitted, the newest first. */
export function SubmissionsPage() {
  const { loading, mayCreate } = usePatternsAccess();
  if (loading) return <PageSkeleton />;
  if (!mayCreate) {
    return (
      <RoleNeeded title="Submissions are for publishers">
        Publishing a pattern needs the role {PATTERN_PUBLISHER}. Ask an
        administrator of this portal for it.
      </RoleNeeded>
    );
  }
  return (
    <VersionListPage
      title="My submissions"
      text="Every version that you have submitted, and where it stands."
      query={mine}
      hide="submitter"
      empty={{
        icon: <RiSendPlaneLine size={32} />,
        title: 'You have not submitted anything yet',
        text: 'Start from a skeleton or bring a template or a construct library that you have. The gate says at once what to change.',
        action: <PublishButton />,
      }}
    />
  );
}
