import { Button } from '@backstage/ui';
import type {
  SyncDrift,
  SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import { SubjectLink } from './SubjectLink';
import styles from './AttributeSync.module.css';

const kindWords: Record<SyncDrift['kind'], string> = {
  missing: 'missing on AWS',
  changed: 'changed on AWS',
  orphaned: 'only on AWS',
};

/** One thing that differs: what it is here, what it is there, and the repair. */
export function SyncDriftItem(props: {
  drift: SyncDrift;
  pending: boolean;
  onRepair: (subjects: SyncSubject[]) => void;
}) {
  const { drift, pending, onRepair } = props;
  const { subject, kind, resource, here, there, repairable, reason } = drift;
  // An attribute that only AWS has has no page here.
  const isGone = kind === 'orphaned' && subject.kind === 'attribute';
  return (
    <li className={styles.item}>
      <div className={styles.itemWords}>
        <div>
          {isGone ? subject.id : <SubjectLink subject={subject} />}:{' '}
          {kindWords[kind]}
        </div>
        <div className={styles.quiet}>{resource}</div>
        <dl className={styles.sides}>
          <div>
            <dt>Here</dt>
            <dd>{here ?? 'nothing'}</dd>
          </div>
          <div>
            <dt>On AWS</dt>
            <dd>{there ?? 'nothing'}</dd>
          </div>
        </dl>
        {!repairable && reason && <div className={styles.quiet}>{reason}</div>}
      </div>
      <Button
        size="small"
        variant="secondary"
        aria-label={`Repair ${subject.id}`}
        isDisabled={!repairable || pending}
        onPress={() => onRepair([subject])}
      >
        Repair
      </Button>
    </li>
  );
}
