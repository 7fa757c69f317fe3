import type { Facets } from '@apo/backstage-plugin-patterns-common';
import type { PatternStore } from '@apo/backstage-plugin-patterns-node';
import { VisibilityCache } from './VisibilityCache';

/** How long counts may be old, in milliseconds. */
const FRESH_MS = 5_000;

/** Counts over the catalog are shared by everybody who sees the same. */
export class FacetsCache extends VisibilityCache<Facets> {
  constructor(store: Pick<PatternStore, 'getFacets'>) {
    super(FRESH_MS, visibility => store.getFacets(visibility));
  }
}
