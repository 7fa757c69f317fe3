import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { AttributeSyncStatus } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { BUSY_PAUSE_MS, isBusy, nextPause, QUIET_PAUSE_MS } from './nextPause';

/**
 * How attributes are on AWS. It is looked at often while something is on its
 * way, less often the longer nothing moves, not at all while the page is
 * hidden. After a failed look the last known status stays, with the error.
 */
export function useSyncStatus(revision: number, onMoved: () => void) {
  const api = useApi(patternsApiRef);
  const [state, setState] = useState<{
    value?: AttributeSyncStatus;
    error?: Error;
  }>({});
  const [round, setRound] = useState(0);
  const known = useRef<AttributeSyncStatus>();
  const latestOnMoved = useRef(onMoved);
  latestOnMoved.current = onMoved;

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pause = BUSY_PAUSE_MS;

    async function look() {
      try {
        const value = await api.attributes.getSync({ signal });
        if (signal.aborted) return;
        const before = known.current;
        known.current = value;
        setState({ value });
        pause = nextPause(pause, before, value);
        if (before && isMoved(before, value)) latestOnMoved.current();
      } catch (error) {
        if (signal.aborted) return;
        pause = QUIET_PAUSE_MS;
        setState({ value: known.current, error: error as Error });
      }
      if (!document.hidden) timer = setTimeout(look, pause);
    }
    function onVisible() {
      clearTimeout(timer);
      if (!document.hidden) void look();
    }
    document.addEventListener('visibilitychange', onVisible);
    void look();
    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [api, revision, round]);

  const refresh = useCallback(() => setRound(n => n + 1), []);
  return { ...state, refresh };
}

/** Whether attributes are not as they were on AWS: all have got there, or some fail. */
function isMoved(before: AttributeSyncStatus, now: AttributeSyncStatus) {
  const isSettled = isBusy(before) && !isBusy(now);
  return isSettled || before.failureCount !== now.failureCount;
}
