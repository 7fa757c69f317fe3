import type { ReactNode } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, ButtonLink, Container } from '@backstage/ui';
import type {
  Pattern,
  PatternVersion,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useReport } from '../../hooks/useBundleFile';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useRequest } from '../../hooks/useRequest';
import { useUrlState } from '../../hooks/useUrlState';
import { publicationsOf } from '../../usage/publicationsOf';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { PageSkeleton } from '../shared/PageSkeleton';
import { RoleNeeded } from '../shared/RoleNeeded';
import { LaunchWizard } from './LaunchWizard';
import styles from './LaunchPatternPage.module.css';

/** The form that provisions a version through Service Catalog. */
export function LaunchPatternPage(props: { name: string }) {
  const { name } = props;
  const api = useApi(patternsApiRef);
  const { value, error, retry } = useRequest(name, signal =>
    api.getPattern(name, { signal }),
  );
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
  return <Allowed pattern={value} />;
}

function Allowed(props: { pattern: Pattern }) {
  const { pattern } = props;
  const links = usePatternsLinks();
  const url = useUrlState();
  const version = url.get('version') ?? pattern.latestVersion;
  const { allowed, reason } = pattern.can.launch;
  const back = <BackToPattern name={pattern.name} />;
  if (pattern.type === 'CDK') {
    return (
      <EmptyState title={`${pattern.title} is not launched`} action={back}>
        It is a construct library: an app of yours installs its package. Its
        page says how.
      </EmptyState>
    );
  }
  if (!allowed) {
    return (
      <RoleNeeded title={`You may not launch ${pattern.title}`} action={back}>
        {reason ?? 'Ask an administrator of this portal for the role that may.'}
      </RoleNeeded>
    );
  }
  if (!version) return <NotPublished pattern={pattern} version={version} />;
  return (
    <Launchable key={version} pattern={pattern} version={version}>
      {pattern.latestVersion && pattern.latestVersion !== version && (
        <Alert
          status="info"
          icon
          title={`Version ${pattern.latestVersion} is the latest`}
          description={`You are about to launch ${version}.`}
          customActions={
            <ButtonLink
              size="small"
              variant="secondary"
              href={links.launchPattern({
                patternName: pattern.name,
                version: pattern.latestVersion,
              })}
            >
              Launch the latest
            </ButtonLink>
          }
        />
      )}
    </Launchable>
  );
}

function Launchable(props: {
  pattern: Pattern;
  version: string;
  children: ReactNode;
}) {
  const { pattern, version, children } = props;
  const api = useApi(patternsApiRef);
  const ref = { patternName: pattern.name, version };
  const loaded = useRequest(`${pattern.name}@${version}`, signal =>
    api.getVersion(ref, { signal }),
  );
  const report = useReport(
    loaded.value ?? { ...ref, digest: '' },
    loaded.value !== undefined,
  );
  const failed = [loaded, report].find(({ error }) => error);
  if (failed?.error) {
    return (
      <Container className={styles.page}>
        <ErrorState
          title={`Version ${version} could not be loaded`}
          error={failed.error}
          onRetry={failed.retry}
        />
      </Container>
    );
  }
  if (!loaded.value || !report.value) return <PageSkeleton />;
  const targets = productsOf(loaded.value);
  if (!targets.length) {
    return <NotPublished pattern={pattern} version={version} />;
  }
  return (
    <Container className={styles.page}>
      {children}
      <LaunchWizard
        version={loaded.value}
        targets={targets}
        parameters={report.value.templates[0]?.parameters ?? []}
      />
    </Container>
  );
}

function NotPublished(props: { pattern: Pattern; version?: string }) {
  const { pattern, version } = props;
  return (
    <EmptyState
      title={
        version
          ? `Version ${version} cannot be launched`
          : `${pattern.title} cannot be launched yet`
      }
      action={<BackToPattern name={pattern.name} />}
    >
      Only what is published in Service Catalog can be, and neither deprecated
      nor revoked.
    </EmptyState>
  );
}

function BackToPattern(props: { name: string }) {
  const links = usePatternsLinks();
  return (
    <ButtonLink variant="secondary" href={links.pattern(props.name)}>
      Back to the pattern
    </ButtonLink>
  );
}

/** The products of Service Catalog that a version is in. */
function productsOf(version: PatternVersion) {
  // What is retired goes on where it runs, and nothing new begins.
  if (version.state !== 'published') return [];
  return publicationsOf(version).filter(
    ({ target, productId }) => target === 'service-catalog' && productId,
  );
}
