import type { ListAttributesQuery } from '@apo/backstage-plugin-patterns-common';
import type { UrlState } from '../../hooks/useUrlState';

/** The orders of the list, the first is what holds while the address says nothing. */
export const attributeOrders = [
  { id: 'key', label: 'By key', order: 'asc' },
  { id: 'created', label: 'Newest first', order: 'desc' },
  { id: 'uses', label: 'Most used first', order: 'desc' },
] as const;

/** One order. */
export type AttributeOrder = (typeof attributeOrders)[number]['id'];

/** Search, keys and order of the list. */
export type AttributesView = {
  search: string;
  keys: string[];
  sort: AttributeOrder;
};

/** What the address says. */
export function readView(
  url: Pick<UrlState, 'get' | 'getAll'>,
): AttributesView {
  const sort = attributeOrders.find(({ id }) => id === url.get('sort'));
  return {
    search: url.get('q') ?? '',
    keys: url.getAll('key'),
    sort: (sort ?? attributeOrders[0]).id,
  };
}

/** Whether less than everything is asked for. */
export function isNarrowed({ search, keys }: AttributesView): boolean {
  return search.trim() !== '' || keys.length > 0;
}

/** What to ask the server for one page. */
export function toAttributesQuery(
  { search, keys, sort }: AttributesView,
  page: { limit: number; cursor?: string },
): ListAttributesQuery {
  const { order } = attributeOrders.find(({ id }) => id === sort)!;
  return {
    ...(search.trim() && { search: search.trim() }),
    ...(keys.length > 0 && { key: keys }),
    sort,
    order,
    ...page,
  };
}
