import { Button } from '@backstage/ui';
import type { AwsHealth } from '@apo/backstage-plugin-patterns-common';
import { RelativeTime } from '../shared/RelativeTime';
import { ToneIcon } from '../shared/ToneLabel';
import { count } from '../shared/words';
import { summarize } from './awsWords';
import styles from './AwsHealthPage.module.css';

/** How AWS is, in one line; when that was, and another look. */
export function AwsHealthLine(props: {
  health: AwsHealth;
  pending: boolean;
  onCheck: () => void;
}) {
  const { health, pending, onCheck } = props;
  const { text, tone } = summarize(health.checks);
  return (
    <div className={styles.line}>
      <span role="status" className={styles.summary}>
        <ToneIcon tone={pending ? 'busy' : tone} size={20} />
        {pending ? `Checking ${count(health.checks.length, 'service')}` : text}
      </span>
      <span className={styles.quiet}>
        Checked <RelativeTime at={health.checkedAt} />
      </span>
      <Button
        size="small"
        variant="secondary"
        isPending={pending}
        onPress={onCheck}
      >
        Check again
      </Button>
    </div>
  );
}
