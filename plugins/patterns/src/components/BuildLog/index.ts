import { lazy } from 'react';

/** The log of a build, in a chunk of its own. */
export const BuildLog = lazy(() =>
  import('./BuildLog').then(m => ({ default: m.BuildLog })),
);
