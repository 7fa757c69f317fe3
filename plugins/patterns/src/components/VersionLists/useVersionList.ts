import { useApi } from '@backstage/frontend-plugin-api';
import { useTable } from '@backstage/ui';
import type {
  ListVersionsQuery,
  VersionSummary,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { usePatternsOptions } from '../PatternsOptions';

/** A version as a row of a list. */
export type VersionRow = VersionSummary & { id: string };

/** Versions over all patterns, a page at a time. */
export function useVersionList(query: ListVersionsQuery) {
  const api = useApi(patternsApiRef);
  const { pageSize } = usePatternsOptions();
  return useTable<VersionRow>({
    mode: 'cursor',
    paginationOptions: {
      pageSize,
      showPaginationLabel: false,
      showPageSizeOptions: false,
    },
    getData: async ({ cursor, signal, pageSize: limit }) => {
      const { items, nextCursor } = await api.listVersions(
        { ...query, limit, ...(cursor && { cursor }) },
        { signal },
      );
      const data = items.map(v => ({
        ...v,
        id: `${v.patternName}@${v.version}`,
      }));
      return { data, nextCursor };
    },
  });
}
