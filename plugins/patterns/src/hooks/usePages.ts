import { useCallback, useEffect, useRef, useState } from 'react';
import type { Page } from '@apo/backstage-plugin-patterns-common';

/** A list that grows page by page. */
export type Pages<T> = {
  /** Undefined until the first page is there. */
  items?: T[];
  error?: Error;
  loading: boolean;
  /** Asks for the next page; undefined where there is none. */
  more?: () => void;
  retry: () => void;
};

type State<T> = Pick<Pages<T>, 'items' | 'error' | 'loading'> & {
  key: string;
  nextCursor?: string;
};

/**
 * Loads a list page by page. A new key starts over; a new revision brings the
 * list up to date, and what is known stays in sight until then.
 */
export function usePages<T>(
  key: string,
  revision: string,
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
): Pages<T> {
  const list = JSON.stringify([key, revision]);
  const [state, setState] = useState<State<T>>({ key, loading: true });
  const [asked, setAsked] = useState<{
    list: string;
    cursor?: string;
    attempt: number;
  }>({ list, attempt: 0 });
  const cursor = asked.list === list ? asked.cursor : undefined;
  const { attempt } = asked;
  const latestLoad = useRef(load);
  latestLoad.current = load;

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setState(known =>
      known.key === key
        ? { ...known, error: undefined, loading: true }
        : { key, loading: true },
    );
    latestLoad.current(cursor, signal).then(
      page => {
        if (signal.aborted) return;
        setState(known => ({
          key,
          loading: false,
          items: cursor ? [...(known.items ?? []), ...page.items] : page.items,
          nextCursor: page.nextCursor,
        }));
      },
      error => {
        if (signal.aborted) return;
        setState(known => ({ ...known, error, loading: false }));
      },
    );
    return () => controller.abort();
  }, [key, revision, cursor, attempt]);

  const known: State<T> = state.key === key ? state : { key, loading: true };
  const { items, error, loading, nextCursor } = known;
  const more = useCallback(
    () =>
      setAsked(({ attempt: n }) => ({ list, cursor: nextCursor, attempt: n })),
    [list, nextCursor],
  );
  const retry = useCallback(
    () => setAsked(({ attempt: n }) => ({ list, cursor, attempt: n + 1 })),
    [list, cursor],
  );
  return { items, error, loading, more: nextCursor ? more : undefined, retry };
}
