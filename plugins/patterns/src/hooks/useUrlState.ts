import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Reads and changes the query of the address, so that a view can be shared. */
export type UrlState = {
  get(key: string): string | undefined;
  getAll(key: string): string[];
  /** Replaces the named keys; an empty or absent value removes its key. */
  set(changes: Record<string, string | string[] | undefined>): void;
};

/** The query of the address as state; a change replaces the history entry. */
export function useUrlState(): UrlState & { key: string } {
  const [params, setParams] = useSearchParams();
  const set = useCallback<UrlState['set']>(
    changes =>
      setParams(
        previous => {
          const next = new URLSearchParams(previous);
          for (const [key, value] of Object.entries(changes)) {
            next.delete(key);
            for (const item of [value ?? []].flat()) {
              if (item) next.append(key, item);
            }
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return {
    get: key => params.get(key) ?? undefined,
    getAll: key => params.getAll(key),
    set,
    key: params.toString(),
  };
}
