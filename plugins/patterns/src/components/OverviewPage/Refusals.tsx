import type { Statistics } from '@apo/backstage-plugin-patterns-common';
import { BarTable } from './BarTable';
import { numberText } from './overviewWords';
import { Panel } from './Panel';
import styles from './OverviewPage.module.css';

const title = 'Refusals by rule';

/** The rules that keep most versions from a review. */
export function Refusals(props: { refusals: Statistics['refusals'] }) {
  const rows = props.refusals.map(({ tool, ruleId, count }) => ({
    id: `${tool} ${ruleId}`,
    label: (
      <>
        <span className={styles.code}>{ruleId}</span>{' '}
        <span className={styles.quiet}>{tool}</span>
      </>
    ),
    bars: [{ amount: count, text: numberText(count) }],
  }));
  return (
    <Panel
      title={title}
      text="How often each rule made a version invalid, also of those that were mended since. A rule that refuses many wants a better starter, or another rule."
      empty={rows.length ? undefined : 'The gate has refused nothing.'}
    >
      <BarTable caption={title} columns={['Rule', 'Versions']} rows={rows} />
    </Panel>
  );
}
