import type { ReactNode } from 'react';
import styles from './FactList.module.css';

/** Facts as term and description; one without a value is left out. */
export function FactList(props: { facts: [string, ReactNode][] }) {
  const { facts } = props;
  return (
    <dl className={styles.root}>
      {facts
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([term, value]) => (
          <div key={term} className={styles.fact}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
