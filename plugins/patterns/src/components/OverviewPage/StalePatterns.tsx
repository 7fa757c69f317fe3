import { Link } from '@backstage/ui';
import type { Statistics } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { EntityName } from '../shared/EntityName';
import { RelativeTime } from '../shared/RelativeTime';
import { Panel } from './Panel';
import styles from './OverviewPage.module.css';

/** Published patterns that somebody should look at again. */
export function StalePatterns(props: { stale: Statistics['stale'] }) {
  const { pattern } = usePatternsLinks();
  return (
    <Panel
      title="Not changed for half a year"
      text="Published patterns, the longest unchanged first. Ask the owner for a new version, or deprecate them."
      empty={
        props.stale.length
          ? undefined
          : 'Every published pattern was changed within half a year.'
      }
    >
      <ul className={styles.list} aria-label="Patterns that were not changed">
        {props.stale.map(each => (
          <li key={each.name}>
            <Link href={pattern(each.name)} standalone>
              {each.title}
            </Link>
            <span className={styles.quiet}>
              <EntityName entityRef={each.owner} />, changed{' '}
              <RelativeTime at={each.updatedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
