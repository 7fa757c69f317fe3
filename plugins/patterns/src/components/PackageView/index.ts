import { lazy } from 'react';

/** What is in the package of a CDK version, in a chunk of its own. */
export const PackageView = lazy(() =>
  import('./PackageView').then(m => ({ default: m.PackageView })),
);
