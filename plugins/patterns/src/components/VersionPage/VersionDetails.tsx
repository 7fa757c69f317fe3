import { Text } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { useReport } from '../../hooks/useBundleFile';
import { ReviewTabs } from './ReviewTabs';
import styles from './VersionPage.module.css';

/** What the version consists of, for those who have no decision to make on it. */
export function VersionDetails(props: { version: PatternVersion }) {
  const { version } = props;
  const { value: report } = useReport(version, version.findings !== undefined);
  return (
    <section className={styles.details} aria-labelledby="version-content">
      <Text as="h3" variant="title-x-small" weight="bold" id="version-content">
        Content
      </Text>
      <ReviewTabs version={version} report={report} />
    </section>
  );
}
