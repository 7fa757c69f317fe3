import { usePermission } from '@backstage/plugin-permission-react';
import { taskReadPermission } from '@backstage/plugin-scaffolder-common/alpha';
import { ButtonLink } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { Panel } from './Panel';
import { ReleaseTargets } from './ReleaseTargets';
import styles from './VersionPage.module.css';

/** The release task is at work; its log is one click away. */
export function PublishingPanel(props: { version: PatternVersion }) {
  const { version } = props;
  return (
    <Panel
      title={
        version.state === 'approved'
          ? 'Approved: the release starts'
          : 'The version is being published'
      }
      text={`The release task publishes exactly the ${
        version.package ? 'package' : 'bundle'
      } that was reviewed. This page follows by itself.`}
      actions={<ReleaseLog version={version} />}
    >
      <div
        className={styles.progress}
        role="progressbar"
        aria-label="Publishing"
      />
      <ReleaseTargets version={version} />
    </Panel>
  );
}

/** Leads to the log of the release task, where there is one that one may see. */
export function ReleaseLog(props: { version: PatternVersion }) {
  const { taskId } = props.version.release ?? {};
  return taskId ? <TaskLink taskId={taskId} /> : null;
}

function TaskLink(props: { taskId: string }) {
  const { taskId } = props;
  const href = usePatternsLinks().task(taskId);
  const { allowed } = usePermission({
    permission: taskReadPermission,
    resourceRef: taskId,
  });
  if (!href || !allowed) return null;
  return (
    <ButtonLink variant="secondary" href={href}>
      Watch the release task
    </ButtonLink>
  );
}
