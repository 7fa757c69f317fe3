import type { AwsCheckResult } from '@apo/backstage-plugin-patterns-common';
import { AwsCheckRow } from './AwsCheckRow';
import { sortChecks } from './awsWords';
import styles from './AwsHealthPage.module.css';

/** Every resource, with what to look at first. */
export function AwsCheckList(props: {
  checks: readonly AwsCheckResult[];
  busy: boolean;
}) {
  const { checks, busy } = props;
  return (
    <ul className={styles.list} aria-label="AWS services" aria-busy={busy}>
      {sortChecks(checks).map(check => (
        <AwsCheckRow key={check.id} check={check} />
      ))}
    </ul>
  );
}
