import type { AwsFinding } from '@apo/backstage-plugin-patterns-common';
import { CopyBlock } from '../shared/CopyBlock';
import { ToneIcon } from '../shared/ToneLabel';
import { awsStateWords } from './awsWords';
import styles from './AwsHealthPage.module.css';

/** One thing that was seen, and what to do about it. */
export function AwsFindingItem(props: { finding: AwsFinding }) {
  const { state, message, fix, command } = props.finding;
  return (
    <li className={styles.finding}>
      <ToneIcon tone={awsStateWords[state].tone} />
      <div className={styles.findingWords}>
        <div>{message}</div>
        {fix && <div className={styles.quiet}>{fix}</div>}
        {command && <CopyBlock label="the command" text={command} />}
      </div>
    </li>
  );
}
