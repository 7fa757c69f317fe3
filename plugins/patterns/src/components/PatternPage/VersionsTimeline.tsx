import { Link, Text } from '@backstage/ui';
import type { Pattern } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { RetirementWords } from '../Lifecycle';
import { EntityName } from '../shared/EntityName';
import { FindingsLine } from '../shared/FindingsLine';
import { RelativeTime } from '../shared/RelativeTime';
import { ToneLabel } from '../shared/ToneLabel';
import { stateWords } from '../shared/words';
import styles from './PatternPage.module.css';

/** Every version that the user may see, newest first. */
export function VersionsTimeline(props: { pattern: Pattern }) {
  const { pattern } = props;
  const links = usePatternsLinks();
  return (
    <ol className={styles.timeline} aria-label="Versions, newest first">
      {pattern.versions.map(version => (
        <li key={version.version} className={styles.timelineEntry}>
          <div className={styles.timelineHead}>
            <Text as="h3" variant="body-large" weight="bold">
              <Link href={links.version(version)}>{version.version}</Link>
            </Text>
            <ToneLabel {...stateWords[version.state]} />
            {version.findings && <FindingsLine findings={version.findings} />}
          </div>
          <Text as="p" variant="body-small" color="secondary">
            Submitted <RelativeTime at={version.submittedAt} /> by{' '}
            <EntityName entityRef={version.submittedBy} />
          </Text>
          {version.retirement && (
            <Text as="p" variant="body-medium">
              <RetirementWords retirement={version.retirement} />
            </Text>
          )}
          {version.notes && (
            <Text as="p" variant="body-medium" className={styles.notes}>
              {version.notes}
            </Text>
          )}
        </li>
      ))}
    </ol>
  );
}
