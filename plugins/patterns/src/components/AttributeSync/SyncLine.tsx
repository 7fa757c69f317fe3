import { useRef } from 'react';
import { Button } from '@backstage/ui';
import type { AttributeSyncStatus } from '@apo/backstage-plugin-patterns-common';
import { RelativeTime } from '../shared/RelativeTime';
import { ToneIcon } from '../shared/ToneLabel';
import { count } from '../shared/words';
import { targetWords } from './targetWords';
import styles from './AttributeSync.module.css';

/** Where the sync stands, in one line. */
export function SyncLine(props: {
  status: AttributeSyncStatus;
  target: string;
  pending: boolean;
  onCheck: () => void;
}) {
  const { status, target, pending, onCheck } = props;
  const { checkedAt, checking, failureCount, driftCount } = status;
  const isWell = !failureCount && !driftCount && !status.checkError;
  const most = useMost(status.pending);
  return (
    <div className={styles.line}>
      {status.pending > 0 ? (
        <span role="status" className={styles.words}>
          <ToneIcon tone="busy" />
          {count(status.pending, 'change')} on the way to {targetWords(target)}
          <progress
            aria-label="Changes that are on AWS"
            max={most}
            value={most - status.pending}
          />
        </span>
      ) : (
        <span role="status" className={styles.words}>
          <ToneIcon tone={isWell ? 'positive' : 'warning'} />
          {isWell ? 'In sync' : 'Not in sync'} with {targetWords(target)}
        </span>
      )}
      <span className={styles.quiet}>
        {checkedAt ? (
          <>
            Compared <RelativeTime at={checkedAt} />
          </>
        ) : (
          'Not compared yet'
        )}
      </span>
      <Button
        size="small"
        variant="tertiary"
        isPending={pending || checking === true}
        onPress={onCheck}
      >
        {checking ? 'Comparing' : 'Compare now'}
      </Button>
    </div>
  );
}

/** The most that was on its way since nothing was; what the progress is measured by. */
function useMost(pending: number): number {
  const most = useRef(pending);
  most.current = pending ? Math.max(most.current, pending) : 0;
  return most.current;
}
