import type { AwsCheckResult } from '@apo/backstage-plugin-patterns-common';
import { FactList } from '../shared/FactList';
import { ToneLabel } from '../shared/ToneLabel';
import { count } from '../shared/words';
import { AwsFindingItem } from './AwsFindingItem';
import { awsStateWords } from './awsWords';
import styles from './AwsHealthPage.module.css';

/** One resource: its state, what is to be done, and behind a click what is right. */
export function AwsCheckRow(props: { check: AwsCheckResult }) {
  const { state, service, resource, findings, facts } = props.check;
  const wrong = findings.filter(f => f.state !== 'ok');
  const right = findings.filter(f => f.state === 'ok');
  return (
    <li className={styles.row} aria-label={`${service}, ${resource}`}>
      <div className={styles.rowHead}>
        <ToneLabel {...awsStateWords[state]} />
        <span className={styles.service}>{service}</span>
        <span className={styles.resource}>{resource}</span>
      </div>
      {wrong.length > 0 && (
        <ul className={styles.findings} aria-label="What to do">
          {wrong.map(finding => (
            <AwsFindingItem key={finding.message} finding={finding} />
          ))}
        </ul>
      )}
      {(right.length > 0 || Object.keys(facts).length > 0) && (
        <details className={styles.details}>
          <summary>
            {right.length
              ? `${count(right.length, 'thing is', 'things are')} right`
              : 'Details'}
          </summary>
          <ul className={styles.findings}>
            {right.map(finding => (
              <AwsFindingItem key={finding.message} finding={finding} />
            ))}
          </ul>
          <FactList facts={Object.entries(facts)} />
        </details>
      )}
    </li>
  );
}
