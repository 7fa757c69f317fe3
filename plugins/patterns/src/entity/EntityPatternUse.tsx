import { Link, Text } from '@backstage/ui';
import type {
  Pattern,
  PatternVersion,
} from '@apo/backstage-plugin-patterns-common';
import { HowToUse } from '../components/PatternPage/HowToUse';
import { LifecycleBanner } from '../components/PatternPage/LifecycleBanner';
import { FactList } from '../components/shared/FactList';
import { FindingsLine } from '../components/shared/FindingsLine';
import { RelativeTime } from '../components/shared/RelativeTime';
import { typeWords } from '../components/shared/words';
import { useReport } from '../hooks/useBundleFile';
import { usePackage } from '../hooks/usePackage';
import { usePatternsLinks } from '../hooks/usePatternsLinks';
import styles from './entity.module.css';

/** The latest version of a pattern in short. */
export function EntityPatternUse(props: {
  pattern: Pattern;
  version?: PatternVersion;
}) {
  const { pattern, version } = props;
  const links = usePatternsLinks();
  const bundle = version ?? { patternName: '', version: '', digest: '' };
  const report = useReport(bundle, version?.findings !== undefined);
  const details = usePackage(bundle, version?.package !== undefined);
  if (!version) {
    return (
      <Text as="p" variant="body-medium" color="secondary">
        No version is published, so there is nothing to use yet.
      </Text>
    );
  }
  return (
    <>
      <LifecycleBanner pattern={pattern} version={version} />
      <FactList
        facts={[
          [
            'Latest version',
            <Link href={links.version(version)}>{version.version}</Link>,
          ],
          ['Type', typeWords[pattern.type]],
          ['Changed', <RelativeTime at={version.updatedAt} />],
          ['Findings', <FindingsLine findings={version.findings} />],
        ]}
      />
      <section aria-label="How to use" className={styles.use}>
        <h4 className={styles.heading}>How to use</h4>
        <HowToUse
          version={version}
          report={report.value}
          details={details.value}
        />
      </section>
    </>
  );
}
