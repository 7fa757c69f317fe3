import { lazy, Suspense, type ReactNode } from 'react';
import { Content, Page } from '@backstage/core-components';
import { Route, Routes, useParams } from 'react-router-dom';
import {
  attributeRouteRef,
  attributesRouteRef,
  awsHealthRouteRef,
  editPatternRouteRef,
  followingRouteRef,
  launchesRouteRef,
  launchPatternRouteRef,
  launchRouteRef,
  overviewRouteRef,
  patternRouteRef,
  reviewsRouteRef,
  submissionsRouteRef,
  versionRouteRef,
  versionsInStateRouteRef,
} from '../routes';
import { CatalogPage } from './CatalogPage';
import {
  defaultPatternsOptions,
  PatternsOptionsProvider,
  type PatternsOptions,
} from './PatternsOptions';
import { PatternsShell, type Place } from './PatternsShell';
import { NoSuchPage } from './shared/NoSuchPage';
import { PageSkeleton } from './shared/PageSkeleton';

const PatternPage = lazy(() =>
  import('./PatternPage').then(m => ({ default: m.PatternPage })),
);
const VersionPage = lazy(() =>
  import('./VersionPage').then(m => ({ default: m.VersionPage })),
);
const SubmissionsPage = lazy(() =>
  import('./VersionLists').then(m => ({ default: m.SubmissionsPage })),
);
const ReviewsPage = lazy(() =>
  import('./VersionLists').then(m => ({ default: m.ReviewsPage })),
);

const EditPatternPage = lazy(() =>
  import('./EditPatternPage').then(m => ({ default: m.EditPatternPage })),
);
const AttributesPage = lazy(() =>
  import('./AttributesPage').then(m => ({ default: m.AttributesPage })),
);
const AttributePage = lazy(() =>
  import('./AttributePage').then(m => ({ default: m.AttributePage })),
);
const LaunchPatternPage = lazy(() =>
  import('./LaunchPatternPage').then(m => ({ default: m.LaunchPatternPage })),
);
const LaunchesPage = lazy(() =>
  import('./Launches').then(m => ({ default: m.LaunchesPage })),
);
const LaunchPage = lazy(() =>
  import('./Launches').then(m => ({ default: m.LaunchPage })),
);
const OverviewPage = lazy(() =>
  import('./OverviewPage').then(m => ({ default: m.OverviewPage })),
);
const VersionsInStatePage = lazy(() =>
  import('./OverviewPage').then(m => ({ default: m.VersionsInStatePage })),
);
const FollowingPage = lazy(() =>
  import('./Following').then(m => ({ default: m.FollowingPage })),
);
const AwsHealthPage = lazy(() =>
  import('./AwsHealthPage').then(m => ({ default: m.AwsHealthPage })),
);

/** Every page of the plugin, without a shell of its own. @public */
export function Router(options: Partial<PatternsOptions>) {
  return (
    <PatternsOptionsProvider value={{ ...defaultPatternsOptions, ...options }}>
      <Routes>
        <Route path="/" element={shell(<CatalogPage />)} />
        <Route
          path={submissionsRouteRef.path}
          element={shell(<SubmissionsPage />)}
        />
        <Route path={reviewsRouteRef.path} element={shell(<ReviewsPage />)} />
        <Route
          path={followingRouteRef.path}
          element={shell(<FollowingPage />)}
        />
        <Route
          path={attributesRouteRef.path}
          element={shell(<AttributesPage />, { attributes: true })}
        />
        <Route path={attributeRouteRef.path} element={<AttributeRoute />} />
        <Route path={overviewRouteRef.path} element={shell(<OverviewPage />)} />
        <Route
          path={versionsInStateRouteRef.path}
          element={shell(<VersionsInStatePage />)}
        />
        <Route
          path={awsHealthRouteRef.path}
          element={shell(<AwsHealthPage />)}
        />
        <Route path={editPatternRouteRef.path} element={<EditPatternRoute />} />
        <Route path={launchesRouteRef.path} element={shell(<LaunchesPage />)} />
        <Route path={launchRouteRef.path} element={<LaunchRoute />} />
        <Route
          path={launchPatternRouteRef.path}
          element={<LaunchPatternRoute />}
        />
        <Route path={patternRouteRef.path} element={<PatternRoute />} />
        <Route path={versionRouteRef.path} element={<VersionRoute />} />
        <Route path="*" element={shell(<NoSuchPage />)} />
      </Routes>
    </PatternsOptionsProvider>
  );
}

/** The same pages for the old frontend system, in its page layout. @public */
export function LegacyRouter(options: Partial<PatternsOptions>) {
  return (
    <Page themeId="tool">
      <Content noPadding>
        <Router {...options} />
      </Content>
    </Page>
  );
}

function PatternRoute() {
  const { name = '' } = useParams();
  return shell(<PatternPage key={name} name={name} />, { name });
}

function EditPatternRoute() {
  const { name = '' } = useParams();
  return shell(<EditPatternPage key={name} name={name} />, { name });
}

function LaunchPatternRoute() {
  const { name = '' } = useParams();
  return shell(<LaunchPatternPage key={name} name={name} />, { name });
}

function LaunchRoute() {
  const { id = '' } = useParams();
  return shell(<LaunchPage key={id} id={id} />);
}

function AttributeRoute() {
  const { id = '' } = useParams();
  return shell(<AttributePage key={id} id={id} />, { attributes: true, id });
}

function VersionRoute() {
  const { name = '', version = '' } = useParams();
  const key = `${name}@${version}`;
  return shell(<VersionPage key={key} patternName={name} version={version} />, {
    name,
    version,
  });
}

function shell(page: ReactNode, place?: Place) {
  return (
    <PatternsShell place={place}>
      <Suspense fallback={<PageSkeleton />}>{page}</Suspense>
    </PatternsShell>
  );
}
