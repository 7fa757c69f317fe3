import { useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { patternsApiRef } from '../../api';
import { usePages } from '../../hooks/usePages';
import { useUrlState } from '../../hooks/useUrlState';
import { usePatternsOptions } from '../PatternsOptions';
import {
  isNarrowed,
  readView,
  toAttributesQuery,
  type AttributeOrder,
} from './attributesQuery';

/** The most that the server gives at once. */
const MAX_PAGE = 100;

/**
 * Attributes as the address asks for them, page by page. A new revision brings
 * as many up to date as are in sight, up to what the server gives at once.
 */
export function useAttributes(revision: number) {
  const api = useApi(patternsApiRef);
  const url = useUrlState();
  const { pageSize } = usePatternsOptions();
  const view = readView(url);
  const inSight = useRef(0);
  const pages = usePages(
    JSON.stringify(view),
    String(revision),
    (cursor, signal) => {
      const again = Math.min(Math.max(inSight.current, pageSize), MAX_PAGE);
      const page = cursor
        ? { limit: pageSize, cursor }
        : { limit: inSight.current ? again : pageSize };
      return api.attributes.list(toAttributesQuery(view, page), { signal });
    },
  );
  inSight.current = pages.items?.length ?? 0;
  return {
    ...pages,
    view,
    isNarrowed: isNarrowed(view),
    setSearch: (text: string) => url.set({ q: text }),
    setKeys: (keys: string[]) => url.set({ key: keys }),
    setSort: (sort: AttributeOrder) =>
      url.set({ sort: sort === 'key' ? undefined : sort }),
    clear: () => url.set({ q: undefined, key: undefined }),
  };
}
