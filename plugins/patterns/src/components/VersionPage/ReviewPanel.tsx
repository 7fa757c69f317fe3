import { Alert } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { useReport } from '../../hooks/useBundleFile';
import { AboutChanges } from './AboutChanges';
import { ApprovedPackage } from './ApprovedPackage';
import { Panel } from './Panel';
import { ReviewChecklist } from './ReviewChecklist';
import { ReviewDecision } from './ReviewDecision';
import { ReviewTabs } from './ReviewTabs';

/** Everything that a reviewer decides on, and the decision itself. */
export function ReviewPanel(props: {
  version: PatternVersion;
  onChanged: () => void;
}) {
  const { version, onChanged } = props;
  const { allowed, reason } = version.can.review;
  const { value: report } = useReport(version);
  return (
    <Panel
      title={allowed ? 'Review this version' : 'Waiting for a review'}
      text={
        allowed
          ? `Your decision is bound to exactly this ${
              version.package ? 'bundle and the package made of it' : 'bundle'
            }. What you approve is what gets published.`
          : 'A reviewer decides; this page follows by itself.'
      }
      actions={
        allowed && <ReviewDecision version={version} onChanged={onChanged} />
      }
    >
      {!allowed && reason && <Alert status="info" icon title={reason} />}
      <ReviewChecklist version={version} report={report} />
      {version.package && (
        <ApprovedPackage built={version.package} version={version.version} />
      )}
      <AboutChanges changes={version.changes} />
      <ReviewTabs version={version} report={report} />
    </Panel>
  );
}
