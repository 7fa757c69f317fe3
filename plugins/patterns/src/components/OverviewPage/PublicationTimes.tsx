import type { Statistics } from '@apo/backstage-plugin-patterns-common';
import { BarTable } from './BarTable';
import { hoursText, monthText, versionsText } from './overviewWords';
import { Panel } from './Panel';
import styles from './OverviewPage.module.css';

const title = 'From submission to publication';

/** How long versions took, by the month in which they were published. */
export function PublicationTimes(props: {
  publication: Statistics['publication'];
}) {
  const rows = [...props.publication].reverse().map(each => ({
    id: each.month,
    label: (
      <>
        {monthText(each.month)}{' '}
        <span className={styles.quiet}>{versionsText(each.count)}</span>
      </>
    ),
    bars: [each.medianHours, each.p90Hours].map(hours => ({
      amount: hours,
      text: hoursText(hours),
    })),
  }));
  return (
    <Panel
      title={title}
      text="Of the submission that was published, by month, for the last twelve. Half took no longer than the median, nine in ten no longer than the second bar."
      empty={
        rows.length ? undefined : 'Nothing was published in the last year.'
      }
    >
      <BarTable
        caption={title}
        columns={['Month', 'Median', 'Nine in ten']}
        rows={rows}
      />
    </Panel>
  );
}
