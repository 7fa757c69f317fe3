import { lazy } from 'react';

/** Who uses a pattern, in a chunk of its own. */
export const ConsumersView = lazy(() =>
  import('./ConsumersView').then(m => ({ default: m.ConsumersView })),
);
