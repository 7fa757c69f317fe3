import { RiSendPlaneLine } from '@remixicon/react';
import type { ListVersionsQuery } from '@apo/backstage-plugin-patterns-common';
import { PublishButton } from '../PatternsShell';
import { VersionListPage } from './VersionListPage';

const mine: ListVersionsQuery = { mine: true, order: 'desc' };

/** What the signed-in user has submitted, the newest first. */
export function SubmissionsPage() {
  return (
    <VersionListPage
      title="My submissions"
      text="Every version that you have submitted, and where it stands."
      query={mine}
      hide="submitter"
      empty={{
        icon: <RiSendPlaneLine size={32} />,
        title: 'You have not submitted anything yet',
        text: 'Start from a skeleton or bring a template that you have. The gate says at once what to change.',
        action: <PublishButton />,
      }}
    />
  );
}
