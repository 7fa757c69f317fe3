import { Container, Text } from '@backstage/ui';
import { RiBarChartLine } from '@remixicon/react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Statistics } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useRequest } from '../../hooks/useRequest';
import { PublishButton } from '../PatternsShell';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { RelativeTime } from '../shared/RelativeTime';
import { KeyFigures } from './KeyFigures';
import { OverviewSkeleton } from './OverviewSkeleton';
import { PatternCounts } from './PatternCounts';
import { PublicationTimes } from './PublicationTimes';
import { Refusals } from './Refusals';
import { StalePatterns } from './StalePatterns';
import { UsedPatterns } from './UsedPatterns';
import { VersionCounts } from './VersionCounts';
import styles from './OverviewPage.module.css';

/** The figures as charts, each of which leads to what it counts. */
export function OverviewView() {
  const api = useApi(patternsApiRef);
  const { value, error, retry } = useRequest('statistics', signal =>
    api.getStatistics({ signal }),
  );
  if (error) {
    return (
      <Container className={styles.page}>
        <ErrorState
          title="The figures could not be loaded"
          error={error}
          onRetry={retry}
        />
      </Container>
    );
  }
  if (!value) return <OverviewSkeleton />;
  if (value.versions.length === 0 && value.patterns.length === 0) {
    return (
      <EmptyState
        icon={<RiBarChartLine size={32} />}
        title="There is nothing to count yet"
        action={<PublishButton />}
      >
        Once a pattern is submitted, this page says how many there are, how long
        they take to be published, and what keeps them from it.
      </EmptyState>
    );
  }
  return <Figures statistics={value} />;
}

function Figures(props: { statistics: Statistics }) {
  const { statistics } = props;
  return (
    <Container className={styles.page}>
      <div className={styles.words}>
        <Text as="h2" variant="title-small" weight="bold">
          Overview
        </Text>
        <Text as="p" variant="body-medium" color="secondary">
          All patterns in figures, as they were{' '}
          <RelativeTime at={statistics.at} />. A figure leads to what it counts.
        </Text>
      </div>
      <KeyFigures statistics={statistics} />
      <div className={styles.panels}>
        <PatternCounts patterns={statistics.patterns} />
        <VersionCounts versions={statistics.versions} />
        <PublicationTimes publication={statistics.publication} />
        <Refusals refusals={statistics.refusals} />
        <UsedPatterns used={statistics.used} />
        <StalePatterns stale={statistics.stale} />
      </div>
    </Container>
  );
}
