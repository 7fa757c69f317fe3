import { Suspense, useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ButtonLink, Container, Skeleton, Text } from '@backstage/ui';
import type {
  Pattern,
  PatternVersion,
  Report,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useReport } from '../../hooks/useBundleFile';
import { usePackage } from '../../hooks/usePackage';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useRequest } from '../../hooks/useRequest';
import { useUrlState } from '../../hooks/useUrlState';
import { publicationsOf } from '../../usage/publicationsOf';
import { ConsumersView } from '../Consumers';
import { PackageView } from '../PackageView';
import { Architecture } from '../shared/Architecture';
import { errorName } from '../shared/describeError';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { FindingsReport } from '../shared/FindingsReport';
import { PageSkeleton } from '../shared/PageSkeleton';
import { LifecycleBanner } from './LifecycleBanner';
import { NoVersion } from './NoVersion';
import { PatternAside } from './PatternAside';
import { PatternDocuments } from './PatternDocuments';
import { PatternHeader } from './PatternHeader';
import { tabsOf, type PatternTab } from './patternTabs';
import { PatternHistory } from './PatternHistory';
import { useUseHref } from './useUseHref';
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
  return <LoadedPattern pattern={value} onChanged={retry} />;
}

function LoadedPattern(props: { pattern: Pattern; onChanged: () => void }) {
  const { pattern, onChanged } = props;
  const api = useApi(patternsApiRef);
  const url = useUrlState();
  const use = useRef<HTMLHeadingElement>(null);
  const tab = tabOf(pattern, url.get('tab'));
  const chosen = chooseVersion(pattern, url.get('version'));
  const { value, error, retry } = useRequest(chosen, signal =>
    api.getVersion({ patternName: pattern.name, version: chosen! }, { signal }),
  );
  const bundle = value ?? { patternName: '', version: '', digest: '' };
  const report = useReport(bundle, value?.findings !== undefined);
  const details = usePackage(bundle, value?.package !== undefined);
  const isUsable = value !== undefined && publicationsOf(value).length > 0;
  const useHref = useUseHref(pattern, value);
  const showUse = () => {
    use.current?.scrollIntoView?.({ block: 'center' });
    use.current?.focus();
  };
  return (
    <>
      <PatternHeader
        pattern={pattern}
        version={chosen}
        tab={tab}
        useHref={useHref}
        onUse={isUsable ? showUse : undefined}
        onChanged={onChanged}
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
        {!chosen && <NoVersion pattern={pattern} />}
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
              details={details.value}
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
        <Architecture
          bundle={version}
          type={version.type}
          files={version.files}
          report={report}
        />
      );
    case 'api':
      return (
        <Suspense fallback={<Skeleton width="100%" height={320} />}>
          <PackageView bundle={version} />
        </Suspense>
      );
    case 'versions':
      return <VersionsTimeline pattern={pattern} />;
    case 'consumers':
      return (
        <Suspense fallback={<Skeleton width="100%" height={320} />}>
          <ConsumersView pattern={pattern} />
        </Suspense>
      );
    case 'findings':
      return <FindingsReport bundle={version} />;
    case 'history':
      return <PatternHistory pattern={pattern} />;
    default:
      return <PatternDocuments version={version} />;
  }
}

function tabOf(pattern: Pattern, said: string | undefined): PatternTab {
  return tabsOf(pattern).find(({ id }) => id === said)?.id ?? 'overview';
}

/** The version that the address names, else the latest published, else the newest. */
function chooseVersion(pattern: Pattern, said: string | undefined) {
  const known = pattern.versions.map(v => v.version);
  if (said && known.includes(said)) return said;
  return pattern.latestVersion ?? known[0];
}
