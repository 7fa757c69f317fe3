import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Consumers, Launch } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { usePages } from '../../hooks/usePages';
import { usePatternsOptions } from '../PatternsOptions';

/** Who uses a pattern: the uses page by page, and the counts of all of them. */
export function useConsumers(patternName: string, version?: string) {
  const api = useApi(patternsApiRef);
  const { pageSize } = usePatternsOptions();
  const [counts, setCounts] = useState<Pick<Consumers, 'total' | 'versions'>>();
  const pages = usePages<Launch>(
    JSON.stringify([patternName, version]),
    '',
    async (cursor, signal) => {
      const { total, versions, ...page } = await api.launches.listConsumers(
        patternName,
        {
          limit: pageSize,
          ...(version && { version }),
          ...(cursor && { cursor }),
        },
        { signal },
      );
      setCounts({ total, versions });
      return page;
    },
  );
  return { ...pages, counts };
}
