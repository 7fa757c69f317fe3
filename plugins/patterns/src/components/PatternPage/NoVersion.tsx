import { Link } from '@backstage/ui';
import type { Pattern } from '@apo/backstage-plugin-patterns-common';
import { EmptyState } from '../shared/EmptyState';
import { EntityName } from '../shared/EntityName';
import { FactList } from '../shared/FactList';
import { safeLink } from '../shared/markdown';
import { PatternAttributesPanel } from './PatternAttributesPanel';
import styles from './PatternPage.module.css';

/** A pattern that was taken over from elsewhere, before its first version. */
export function NoVersion(props: { pattern: Pattern }) {
  const { pattern } = props;
  const source = pattern.sourceUrl && safeLink(pattern.sourceUrl);
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <EmptyState title="No version yet">
          {pattern.can.submit.allowed
            ? 'Submit the first one with “New version”, from its source.'
            : 'It can be used when a publisher has submitted one and it is published.'}
        </EmptyState>
      </div>
      <aside className={styles.aside} aria-label="Facts">
        <section className={styles.panel}>
          <h3 className={styles.heading}>Facts</h3>
          <FactList
            facts={[
              ['Owner', <EntityName entityRef={pattern.owner} />],
              [
                'Source',
                source ? (
                  <Link href={source} target="_blank" rel="noopener noreferrer">
                    {source.replace(/^https?:\/\//, '')}
                  </Link>
                ) : undefined,
              ],
            ]}
          />
        </section>
        <PatternAttributesPanel pattern={pattern} />
      </aside>
    </div>
  );
}
