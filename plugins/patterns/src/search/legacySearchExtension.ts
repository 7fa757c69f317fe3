import { createSearchResultListItemExtension } from '@backstage/plugin-search-react';
import { patternsPlugin } from '../plugin';

/** A pattern among the results of a search, in an app on the old frontend system. @public */
export const PatternSearchResultListItem = patternsPlugin.provide(
  createSearchResultListItemExtension({
    name: 'PatternSearchResultListItem',
    predicate: ({ type }) => type === 'patterns',
    component: () =>
      import('./PatternSearchResult').then(m => m.PatternSearchResult),
  }),
);
