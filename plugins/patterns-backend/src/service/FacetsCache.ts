import type { Facets } from '@apo/backstage-plugin-patterns-common';
import type {
  PatternStore,
  Visibility,
} from '@apo/backstage-plugin-patterns-node';

/** How long counts may be old, in milliseconds. */
const FRESH_MS = 5_000;
/** Sets of conditions that are remembered; a policy has few. */
const MAX_ENTRIES = 50;

/** Counts over the catalog are shared by everybody who sees the same. */
export class FacetsCache {
  private readonly entries = new Map<
    string,
    { until: number; facets: Promise<Facets> }
  >();

  constructor(private readonly store: Pick<PatternStore, 'getFacets'>) {}

  get(visibility: Visibility): Promise<Facets> {
    const key = JSON.stringify(visibility);
    const found = this.entries.get(key);
    if (found && found.until > Date.now()) return found.facets;

    const facets = this.store.getFacets(visibility);
    this.entries.delete(key);
    this.entries.set(key, { until: Date.now() + FRESH_MS, facets });
    facets.catch(() => this.entries.delete(key));
    if (this.entries.size > MAX_ENTRIES) {
      this.entries.delete(this.entries.keys().next().value!);
    }
    return facets;
  }
}
