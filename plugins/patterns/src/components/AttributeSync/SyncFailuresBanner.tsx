import { Alert, Button } from '@backstage/ui';
import type {
  AttributeSyncStatus,
  SyncFailure,
  SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import { RelativeTime } from '../shared/RelativeTime';
import { count } from '../shared/words';
import { SubjectLink } from './SubjectLink';
import { ShortList } from './ShortList';
import styles from './AttributeSync.module.css';

/** What did not get to AWS, why, and another try; nothing where all did. */
export function SyncFailuresBanner(props: {
  status: AttributeSyncStatus;
  pending: boolean;
  onRetry: (subjects: SyncSubject[]) => void;
}) {
  const { status, pending, onRetry } = props;
  const { failures, failureCount } = status;
  if (failureCount === 0) return null;
  return (
    <Alert
      role="group"
      aria-label="What did not get to AWS"
      status="danger"
      icon
      title={`${count(failureCount, 'change')} did not get to AWS`}
      description={
        <>
          <ShortList label="What did not get to AWS" items={failures}>
            {failure => (
              <Failure
                key={`${failure.subject.kind} ${failure.subject.id}`}
                failure={failure}
                pending={pending}
                onRetry={onRetry}
              />
            )}
          </ShortList>
          {failures.length > 1 && (
            <Button
              size="small"
              variant="primary"
              isDisabled={pending}
              onPress={() => onRetry(failures.map(({ subject }) => subject))}
            >
              {failures.length < failureCount
                ? `Retry the first ${failures.length}`
                : 'Retry all'}
            </Button>
          )}
        </>
      }
    />
  );
}

function Failure(props: {
  failure: SyncFailure;
  pending: boolean;
  onRetry: (subjects: SyncSubject[]) => void;
}) {
  const { failure, pending, onRetry } = props;
  const { subject, message, attempts, retryAt } = failure;
  return (
    <li className={styles.item}>
      <div className={styles.itemWords}>
        <SubjectLink subject={subject} />
        <div>{message}</div>
        <div className={styles.quiet}>
          {count(attempts, 'try', 'tries')};{' '}
          {retryAt ? (
            <>
              the next <RelativeTime at={retryAt} />
            </>
          ) : (
            'given up'
          )}
        </div>
      </div>
      <Button
        size="small"
        variant="secondary"
        aria-label={`Retry ${subject.id}`}
        isDisabled={pending}
        onPress={() => onRetry([subject])}
      >
        Retry
      </Button>
    </li>
  );
}
