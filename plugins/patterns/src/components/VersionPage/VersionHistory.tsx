import { Text } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { HistoryList } from '../History';
import styles from './VersionPage.module.css';

/** Every step that a version took, earlier submissions too; only for those who govern. */
export function VersionHistory(props: { version: PatternVersion }) {
  const { version } = props;
  if (!version.can.history.allowed) return null;
  return (
    <section className={styles.details} aria-labelledby="version-history">
      <Text as="h3" variant="title-x-small" weight="bold" id="version-history">
        History
      </Text>
      <HistoryList
        patternName={version.patternName}
        version={version.version}
        revision={`${version.state} ${version.updatedAt}`}
      />
    </section>
  );
}
