import type { ReactNode } from 'react';
import { Link, VisuallyHidden } from '@backstage/ui';
import styles from './OverviewPage.module.css';

/** One value of a row: how long its bar is, and what it says. */
export type Bar = { amount: number; text: string; href?: string };

/** What a row is about, and its bars. */
export type BarRow = {
  id: string;
  label: ReactNode;
  href?: string;
  bars: Bar[];
};

/**
 * A bar chart that is a table: a figure beside each bar, and the bars for the
 * eye only. All bars have one scale.
 */
export function BarTable(props: {
  caption: string;
  /** Of the rows, and of each bar. */
  columns: [string, ...string[]];
  rows: BarRow[];
}) {
  const { caption, columns, rows } = props;
  const [rowHead, ...barHeads] = columns;
  const highest = Math.max(
    ...rows.flatMap(({ bars }) => bars.map(({ amount }) => amount)),
    0,
  );
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{rowHead}</th>
          {barHeads.map(head => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label, href, bars }) => (
          <tr key={id}>
            <th scope="row">{linked(label, href)}</th>
            {bars.map((bar, i) => (
              <td key={barHeads[i]}>
                <BarOf bar={bar} share={highest ? bar.amount / highest : 0} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BarOf(props: { bar: Bar; share: number }) {
  const { bar, share } = props;
  return (
    <span className={styles.bar}>
      <span className={styles.track} aria-hidden>
        <span
          className={styles.fill}
          style={{ inlineSize: `${Math.round(share * 1000) / 10}%` }}
        />
      </span>
      <span className={styles.figure}>{linked(bar.text, bar.href)}</span>
    </span>
  );
}

function linked(words: ReactNode, href: string | undefined): ReactNode {
  if (!href) return words;
  return (
    <Link href={href} standalone>
      {words}
    </Link>
  );
}
