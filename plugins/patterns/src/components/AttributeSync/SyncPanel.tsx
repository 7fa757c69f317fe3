import { useApi } from '@backstage/frontend-plugin-api';
import type {
  AttributeSyncStatus,
  SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { ErrorState } from '../shared/ErrorState';
import { SyncCheckFailed } from './SyncCheckFailed';
import { SyncDriftBanner } from './SyncDriftBanner';
import { SyncFailuresBanner } from './SyncFailuresBanner';
import { SyncLine } from './SyncLine';
import { SyncQuotas } from './SyncQuotas';
import { useSyncStatus } from './useSyncStatus';
import styles from './AttributeSync.module.css';

/** How attributes are on AWS: one quiet line when all is well, else what to do. */
export function SyncPanel(props: { revision: number; onMoved: () => void }) {
  const { revision, onMoved } = props;
  const { value, error, refresh } = useSyncStatus(revision, onMoved);
  if (!value) {
    return error ? (
      <ErrorState
        title="How attributes are on AWS could not be loaded"
        error={error}
        onRetry={refresh}
      />
    ) : null;
  }
  if (!value.target) return null;
  return (
    <section className={styles.panel} aria-label="Attributes on AWS">
      <SyncParts status={value} target={value.target} onChanged={refresh} />
      {error && (
        <ErrorState
          title="This may be out of date"
          error={error}
          onRetry={refresh}
        />
      )}
    </section>
  );
}

function SyncParts(props: {
  status: AttributeSyncStatus;
  target: string;
  onChanged: () => void;
}) {
  const { status, target, onChanged } = props;
  const api = useApi(patternsApiRef);
  const check = useAction(async () => {
    await api.attributes.checkSync();
    onChanged();
  });
  const send = useAction(async (subjects: SyncSubject[]) => {
    await api.attributes.requestSync(subjects);
    onChanged();
  });
  const onSend = (subjects: SyncSubject[]) => void send.run(subjects);
  const onCheck = () => void check.run();
  return (
    <>
      <SyncLine
        status={status}
        target={target}
        pending={check.pending}
        onCheck={onCheck}
      />
      {check.error && (
        <ErrorState
          title="AWS could not be compared"
          error={check.error}
          onRetry={onCheck}
        />
      )}
      {send.error && (
        <ErrorState title="Nothing was sent to AWS" error={send.error} />
      )}
      <SyncCheckFailed status={status} />
      <SyncFailuresBanner
        status={status}
        pending={send.pending}
        onRetry={onSend}
      />
      <SyncDriftBanner
        status={status}
        pending={send.pending}
        onRepair={onSend}
      />
      <SyncQuotas quotas={status.quotas} />
    </>
  );
}
