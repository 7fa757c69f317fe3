import type { SortDescriptor } from '@backstage/ui';
import type { ListPatternsQuery } from '@apo/backstage-plugin-patterns-common';
import type { UrlState } from '../../hooks/useUrlState';

/** The facets of the catalog, in the order of the page. */
export const facetKeys = [
  'type',
  'lifecycle',
  'state',
  'owner',
  'resourceType',
  'attribute',
] as const;

/** One facet. */
export type FacetKey = (typeof facetKeys)[number];
/** The chosen values of each facet; none chosen means all. */
export type CatalogFilter = Record<FacetKey, string[]>;

const sortKeys = ['name', 'title', 'updated'] as const;
type SortKey = (typeof sortKeys)[number];

/** What holds while the address says nothing. */
export const defaultSort: SortDescriptor = {
  column: 'updated',
  direction: 'descending',
};

/** The chosen facets in the address. */
export function readFilter(url: Pick<UrlState, 'getAll'>): CatalogFilter {
  const entries = facetKeys.map(key => [key, url.getAll(key)]);
  return Object.fromEntries(entries);
}

/** The order in the address, or the default for what is not one. */
export function readSort(url: Pick<UrlState, 'get'>): SortDescriptor {
  const column = sortKeys.find(key => key === url.get('sort'));
  if (!column) return defaultSort;
  const order = url.get('order') ?? (column === 'updated' ? 'desc' : 'asc');
  return { column, direction: order === 'desc' ? 'descending' : 'ascending' };
}

/** An order as the address says it; the default is not said. */
export function writeSort({ column, direction }: SortDescriptor) {
  const isDefault =
    column === defaultSort.column && direction === defaultSort.direction;
  if (isDefault) return { sort: undefined, order: undefined };
  return {
    sort: String(column),
    order: direction === 'descending' ? 'desc' : 'asc',
  };
}

/** What to ask the server for one page. */
export function toListQuery(options: {
  search: string;
  filter: CatalogFilter;
  sort: SortDescriptor;
  limit: number;
  cursor?: string;
}): ListPatternsQuery {
  const { search, filter, sort, limit, cursor } = options;
  const chosen = facetKeys
    .filter(key => filter[key].length > 0)
    .map(key => [key, filter[key]]);
  return {
    ...Object.fromEntries(chosen),
    ...(search.trim() && { search: search.trim() }),
    sort: sort.column as SortKey,
    order: sort.direction === 'descending' ? 'desc' : 'asc',
    limit,
    ...(cursor && { cursor }),
  };
}

/** How many facet values are chosen. */
export function countChosen(filter: CatalogFilter): number {
  return facetKeys.reduce((sum, key) => sum + filter[key].length, 0);
}
