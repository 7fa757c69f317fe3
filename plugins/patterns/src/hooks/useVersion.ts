import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  busyVersionStates,
  type PatternVersion,
  type VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../api';

/** Pause between two looks while the back end is at work, in milliseconds. */
export const BUSY_PAUSE_MS = 1_000;
/** Pause between two looks otherwise, in milliseconds. */
export const QUIET_PAUSE_MS = 15_000;

/**
 * A version that keeps itself up to date: often while the back end is at work,
 * seldom otherwise, not at all while the page is hidden. After a failed look
 * the last known version stays, with the error beside it.
 */
export function useVersion({ patternName, version }: VersionRef) {
  const api = useApi(patternsApiRef);
  const [state, setState] = useState<{
    value?: PatternVersion;
    error?: Error;
  }>({});
  const [round, setRound] = useState(0);
  const known = useRef<PatternVersion>();

  useEffect(() => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function look() {
      const { signal } = controller;
      try {
        const value = await api.getVersion(
          { patternName, version },
          { signal },
        );
        if (signal.aborted) return;
        known.current = value;
        setState({ value });
      } catch (error) {
        if (signal.aborted) return;
        setState({ value: known.current, error: error as Error });
      }
      if (!document.hidden) timer = setTimeout(look, pauseAfter(known.current));
    }
    function onVisible() {
      clearTimeout(timer);
      if (!document.hidden) look();
    }
    document.addEventListener('visibilitychange', onVisible);
    look();
    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [api, patternName, version, round]);

  const refresh = useCallback(() => setRound(n => n + 1), []);
  return { ...state, refresh };
}

function pauseAfter(version: PatternVersion | undefined): number {
  return version && busyVersionStates.includes(version.state)
    ? BUSY_PAUSE_MS
    : QUIET_PAUSE_MS;
}
