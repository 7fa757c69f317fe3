import { Alert, Button } from '@backstage/ui';
import type {
  AttributeSyncStatus,
  SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import { count } from '../shared/words';
import { ShortList } from './ShortList';
import { SyncDriftItem } from './SyncDriftItem';

/** What differs between the portal and AWS, side by side; nothing where nothing does. */
export function SyncDriftBanner(props: {
  status: AttributeSyncStatus;
  pending: boolean;
  onRepair: (subjects: SyncSubject[]) => void;
}) {
  const { status, pending, onRepair } = props;
  const { drift, driftCount } = status;
  if (driftCount === 0) return null;
  const repairable = drift.filter(each => each.repairable);
  return (
    <Alert
      role="group"
      aria-label="What differs on AWS"
      status="warning"
      icon
      title={`${count(driftCount, 'thing differs', 'things differ')} on AWS`}
      description={
        <>
          <ShortList label="What differs on AWS" items={drift}>
            {each => (
              <SyncDriftItem
                key={JSON.stringify([each.subject, each.kind, each.resource])}
                drift={each}
                pending={pending}
                onRepair={onRepair}
              />
            )}
          </ShortList>
          {repairable.length > 1 && (
            <Button
              size="small"
              variant="primary"
              isDisabled={pending}
              onPress={() => onRepair(subjectsOf(repairable))}
            >
              {drift.length < driftCount
                ? `Repair the first ${repairable.length}`
                : 'Repair all'}
            </Button>
          )}
        </>
      }
    />
  );
}

/** Each subject once: one may differ in several places. */
function subjectsOf(drift: AttributeSyncStatus['drift']): SyncSubject[] {
  const known = drift.map(({ subject }): [string, SyncSubject] => [
    JSON.stringify([subject.kind, subject.id]),
    subject,
  ]);
  return [...new Map(known).values()];
}
