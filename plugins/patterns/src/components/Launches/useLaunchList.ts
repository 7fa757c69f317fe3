import { useApi } from '@backstage/frontend-plugin-api';
import { useTable } from '@backstage/ui';
import type { Launch } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { usePatternsOptions } from '../PatternsOptions';

/** What the signed-in user has launched, a page at a time. */
export function useLaunchList() {
  const api = useApi(patternsApiRef);
  const { pageSize } = usePatternsOptions();
  return useTable<Launch>({
    mode: 'cursor',
    paginationOptions: {
      pageSize,
      showPaginationLabel: false,
      showPageSizeOptions: false,
    },
    getData: async ({ cursor, signal, pageSize: limit }) => {
      const { items: data, nextCursor } = await api.launches.list(
        { limit, ...(cursor && { cursor }) },
        { signal },
      );
      return { data, nextCursor };
    },
  });
}
