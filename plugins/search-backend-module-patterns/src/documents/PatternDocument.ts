import type { PatternType } from '@apo/backstage-plugin-patterns-common';
import type { IndexableDocument } from '@backstage/plugin-search-common';

/**
 * The type of patterns in a search, as in `/search?types[]=patterns`.
 * @public
 */
export const PATTERNS_DOCUMENT_TYPE = 'patterns';

/**
 * A pattern as search engines keep it. Every field is text, as some of them
 * take nothing else.
 * @public
 */
export interface PatternDocument extends IndexableDocument {
  /** Empty in the one document of a portal without patterns. */
  name: string;
  patternType: PatternType | '';
  description: string;
  /** Entity ref. */
  owner: string;
  /** In the words of the catalog, which the search page filters by. */
  lifecycle: 'production' | 'deprecated' | '';
  latestVersion: string;
  /** What else it is found by: resource types, attributes, abbreviations. */
  keywords: string;
}
