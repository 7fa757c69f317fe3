import { createComponentExtension } from '@backstage/core-plugin-api';
import { patternsPlugin } from '../plugin';

/** A card for the page of a pattern's entity, in an app on the old frontend system. @public */
export const EntityPatternCard = patternsPlugin.provide(
  createComponentExtension({
    name: 'EntityPatternCard',
    component: {
      lazy: () => import('./EntityPatternCard').then(m => m.EntityPatternCard),
    },
  }),
);

/** The versions of a pattern for the page of its entity, in an app on the old frontend system. @public */
export const EntityPatternVersions = patternsPlugin.provide(
  createComponentExtension({
    name: 'EntityPatternVersions',
    component: {
      lazy: () =>
        import('./EntityVersionsContent').then(m => m.EntityVersionsContent),
    },
  }),
);
