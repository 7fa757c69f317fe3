import { Button, Flex, Skeleton, Text } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { toSarif, type Report } from '@apo/backstage-plugin-patterns-common';
import { useReport, type BundleRef } from '../../hooks/useBundleFile';
import { ErrorState } from './ErrorState';
import { errorName } from './describeError';
import { FindingList } from './FindingList';
import { saveFile } from './saveFile';
import { count } from './words';
import styles from './FindingList.module.css';

/** What the scanners said of a version, with the report to take away. */
export function FindingsReport(props: { bundle: BundleRef }) {
  const { bundle } = props;
  const { value: report, error, retry } = useReport(bundle);
  if (error && errorName(error) === 'NotFoundError') {
    return <Text as="p">There is no report of this version yet.</Text>;
  }
  if (error) {
    return (
      <ErrorState
        title="The findings could not be loaded"
        error={error}
        onRetry={retry}
      />
    );
  }
  if (!report) return <Skeleton width="100%" height={160} />;
  return (
    <Flex direction="column" gap="4">
      <div className={styles.reportHead}>
        <Text as="p" variant="body-medium" color="secondary">
          {describeScanners(report)}
        </Text>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiDownloadLine />}
          onPress={() => saveSarif(bundle, report)}
        >
          Download SARIF
        </Button>
      </div>
      {report.findings.length > 0 ? (
        <FindingList bundle={bundle} findings={report.findings} />
      ) : (
        <Text as="p" variant="body-medium">
          Nothing was found.
        </Text>
      )}
    </Flex>
  );
}

function describeScanners({ scanners }: Report): string {
  const runs = scanners.map(({ name, version, rulesChecked }) => {
    const tool = version ? `${name} ${version}` : name;
    return `${tool} (${count(rulesChecked, 'rule')})`;
  });
  return runs.length
    ? `Checked by ${runs.join(' and ')}`
    : 'No scanner has reported';
}

function saveSarif({ patternName, version }: BundleRef, report: Report) {
  saveFile(
    `${patternName}-${version}.sarif`,
    JSON.stringify(toSarif(report), undefined, 2),
    'application/sarif+json',
  );
}
