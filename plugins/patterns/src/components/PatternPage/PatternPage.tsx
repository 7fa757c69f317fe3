import { useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ButtonLink, Container, Text } from '@backstage/ui';
import type {
  Pattern,
  PatternVersion,
  Report,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useReport } from '../../hooks/useBundleFile';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useRequest } from '../../hooks/useRequest';
import { useUrlState } from '../../hooks/useUrlState';
import { Architecture } from '../shared/Architecture';
import { errorName } from '../shared/describeError';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { FindingsReport } from '../shared/FindingsReport';
import { PageSkeleton } from '../shared/PageSkeleton';
import { LifecycleBanner } from './LifecycleBanner';
import { PatternAside } from './PatternAside';
import { PatternDocuments } from './PatternDocuments';
import { PatternHeader, patternTabs, type PatternTab } from './PatternHeader';
import { PatternHistory } from './PatternHistory';
import { VersionsTimeline } from './VersionsTimeline';
import styles from './PatternPage.module.css';

/** One pattern: what it is, whether it fits, how to use it. */
export function PatternPage(props: { name: string }) {
  const { name } = props;
  const api = useApi(patternsApiRef);
  const links = usePatternsLinks();
  const { value, error, retry } = useRequest(name, signal =>
    api.getPattern(name, { signal }),
  );
  if (error && errorName(error) === 'NotFoundError') {
    return (
      <EmptyState
        title={`There is no pattern ${name}`}
        action={
          <ButtonLink variant="secondary" href={links.catalog}>
            Back to the catalog
          </ButtonLink>
        }
      >
        It may have another name, or no published version yet.
      </EmptyState>
    );
  }
  if (error) {
    return (
      <Container className={styles.page}>
        <ErrorState
          title="The pattern could not be loaded"
          error={error}
          onRetry={retry}
        />
      </Container>
    );
  }
  if (!value) return <PageSkeleton />;
  return <LoadedPattern pattern={value} />;
}

function LoadedPattern(props: { pattern: Pattern }) {
  const { pattern } = props;
  const api = useApi(patternsApiRef);
  const url = useUrlState();
  const use = useRef<HTMLHeadingElement>(null);
  const tab = tabOf(url.get('tab'));
  const chosen = chooseVersion(pattern, url.get('version'));
  const { value, error, retry } = useRequest(chosen, signal =>
    api.getVersion({ patternName: pattern.name, version: chosen! }, { signal }),
  );
  const report = useReport(
    value ?? { patternName: '', version: '', digest: '' },
    value?.findings !== undefined,
  );
  return (
    <>
      <PatternHeader
        pattern={pattern}
        version={chosen}
        tab={tab}
        onUse={
          value?.publication &&
          (() => {
            use.current?.scrollIntoView?.({ block: 'center' });
            use.current?.focus();
          })
        }
      />
      <Container className={styles.page}>
        {value && <LifecycleBanner pattern={pattern} version={value} />}
        <Text as="p" variant="body-medium" className={styles.description}>
          {pattern.description}
        </Text>
        {error && (
          <ErrorState
            title={`Version ${chosen} could not be loaded`}
            error={error}
            onRetry={retry}
          />
        )}
        {!chosen && <Text as="p">This pattern has no version to show.</Text>}
        {chosen && !value && !error && <PageSkeleton />}
        {value && (
          <div className={styles.columns}>
            <div className={styles.main}>
              <TabContent
                tab={tab}
                pattern={pattern}
                version={value}
                report={report.value}
              />
            </div>
            <PatternAside
              ref={use}
              pattern={pattern}
              version={value}
              report={report.value}
            />
          </div>
        )}
      </Container>
    </>
  );
}

function TabContent(props: {
  tab: PatternTab;
  pattern: Pattern;
  version: PatternVersion;
  report?: Report;
}) {
  const { tab, pattern, version, report } = props;
  switch (tab) {
    case 'architecture':
      return (
        <Architecture bundle={version} files={version.files} report={report} />
      );
    case 'versions':
      return <VersionsTimeline pattern={pattern} />;
    case 'findings':
      return <FindingsReport bundle={version} />;
    case 'history':
      return <PatternHistory pattern={pattern} />;
    default:
      return <PatternDocuments version={version} />;
  }
}

function tabOf(said: string | undefined): PatternTab {
  return patternTabs.find(({ id }) => id === said)?.id ?? 'overview';
}

/** The version that the address names, else the latest published, else the newest. */
function chooseVersion(pattern: Pattern, said: string | undefined) {
  const known = pattern.versions.map(v => v.version);
  if (said && known.includes(said)) return said;
  return pattern.latestVersion ?? known[0];
}
