import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { useTable } from '@backstage/ui';
import type { PatternSummary } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useUrlState } from '../../hooks/useUrlState';
import { usePatternsOptions } from '../PatternsOptions';
import {
  countChosen,
  defaultSort,
  facetKeys,
  readFilter,
  readSort,
  toListQuery,
  writeSort,
  type CatalogFilter,
  type FacetKey,
} from './catalogQuery';

/** A pattern as a row of a list. */
export type PatternRow = PatternSummary & { id: string };

const pageSizes = [20, 50, 100];

/** Search, facets, order and page of the catalog; all but the page in the address. */
export function useCatalog() {
  const api = useApi(patternsApiRef);
  const url = useUrlState();
  const { pageSize } = usePatternsOptions();
  const { key } = url;
  // The key stands for the whole query: a new object for the same query would reload.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- url is read, its key says when it changed
  const filter = useMemo(() => readFilter(url), [key]);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- as above
  const sort = useMemo(() => readSort(url), [key]);
  const search = url.get('q') ?? '';

  const table = useTable<PatternRow, CatalogFilter>({
    mode: 'cursor',
    search,
    filter: useStable(filter),
    sort: useStable(sort),
    onSortChange: descriptor => url.set(writeSort(descriptor)),
    paginationOptions: {
      pageSize,
      pageSizeOptions: [...new Set([pageSize, ...pageSizes])].sort(
        (a, b) => a - b,
      ),
      showPaginationLabel: false,
    },
    getData: async query => {
      const { items, nextCursor } = await api.listPatterns(
        toListQuery({
          search: query.search,
          filter: query.filter ?? filter,
          sort: query.sort ?? defaultSort,
          limit: query.pageSize,
          cursor: query.cursor,
        }),
        { signal: query.signal },
      );
      return { data: items.map(p => ({ ...p, id: p.name })), nextCursor };
    },
  });

  return {
    ...table,
    search,
    filter,
    sort,
    isNarrowed: Boolean(search.trim()) || countChosen(filter) > 0,
    setSearch: (text: string) => url.set({ q: text }),
    setFacet: (facet: FacetKey, values: string[]) =>
      url.set({ [facet]: values }),
    setSort: (value: typeof sort) => url.set(writeSort(value)),
    clear: () =>
      url.set(
        Object.fromEntries(['q', ...facetKeys].map(name => [name, undefined])),
      ),
  };
}

/** The same object as long as the content is the same. */
function useStable<T>(value: T): T {
  const text = JSON.stringify(value);
  return useMemo(() => JSON.parse(text) as T, [text]);
}
