import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { RiShapesLine } from '@remixicon/react';

/** The type of our documents, as the collator of the back end names it. */
const PATTERNS = 'patterns';

/** A pattern among the results of a search. @alpha */
export const patternSearchResult = SearchResultListItemBlueprint.make({
  name: 'pattern',
  params: {
    predicate: ({ type }) => type === PATTERNS,
    component: () =>
      import('./PatternSearchResult').then(m => m.PatternSearchResult),
  },
});

/** Narrows a search to patterns. @alpha */
export const patternSearchType = SearchFilterResultTypeBlueprint.make({
  name: 'patterns',
  params: { value: PATTERNS, name: 'Patterns', icon: <RiShapesLine /> },
});

/** What the plugin adds to the search of the portal. */
export const searchExtensions = [patternSearchResult, patternSearchType];
