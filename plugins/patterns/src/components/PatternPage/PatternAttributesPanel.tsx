import { Fragment } from 'react';
import { Link } from '@backstage/ui';
import type { Pattern } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { FactList } from '../shared/FactList';
import styles from './PatternPage.module.css';

/** What a pattern carries; each value leads to the patterns that carry it too. */
export function PatternAttributesPanel(props: { pattern: Pattern }) {
  const entries = Object.entries(props.pattern.attributes).sort(([a], [b]) =>
    a.localeCompare(b),
  );
  const links = usePatternsLinks();
  if (entries.length === 0) return null;
  return (
    <section className={styles.panel}>
      <h3 className={styles.heading}>Attributes</h3>
      <FactList
        facts={entries.map(([key, values]) => [
          key,
          values.map((value, index) => (
            <Fragment key={value}>
              {index > 0 && ', '}
              <Link
                href={links.carriers({ key, value })}
                title={`Patterns with ${key}: ${value}`}
              >
                {value}
              </Link>
            </Fragment>
          )),
        ])}
      />
    </section>
  );
}
