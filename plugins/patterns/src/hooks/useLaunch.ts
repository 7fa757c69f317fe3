import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Launch,
  LaunchState,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../api';

/** Shortest pause between two looks while AWS is at work, in milliseconds. */
export const FIRST_PAUSE_MS = 1_000;
/** Longest one, and the pause while AWS is not at work, in milliseconds. */
export const LONGEST_PAUSE_MS = 15_000;

/** States in which AWS, or the portal, is at work. */
export const busyLaunchStates: readonly LaunchState[] = [
  'starting',
  'running',
  'ending',
];

/** States that a launch leaves by a person's hand only. */
const restingStates: readonly LaunchState[] = ['ended', 'recorded'];

/**
 * A launch that keeps itself up to date: often while it is new in a state, then
 * ever more seldom, and not while the page is hidden. After a failed look the
 * last known one stays, with the error beside it.
 */
export function useLaunch(id: string) {
  const api = useApi(patternsApiRef);
  const [state, setState] = useState<{ value?: Launch; error?: Error }>({});
  const [round, setRound] = useState(0);
  const known = useRef<Launch>();

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pause = FIRST_PAUSE_MS;

    async function look() {
      const before = known.current?.state;
      try {
        const value = await api.launches.get(id, { signal });
        if (signal.aborted) return;
        known.current = value;
        setState({ value });
      } catch (error) {
        if (signal.aborted) return;
        setState({ value: known.current, error: error as Error });
      }
      pause = nextPause(pause, before, known.current?.state);
      const isSettled =
        known.current && restingStates.includes(known.current.state);
      if (!document.hidden && !isSettled) timer = setTimeout(look, pause);
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
  }, [api, id, round]);

  const refresh = useCallback(() => setRound(n => n + 1), []);
  return { ...state, refresh };
}

/** The pause before the next look, in milliseconds. */
export function nextPause(
  pause: number,
  before: LaunchState | undefined,
  now: LaunchState | undefined,
): number {
  if (!now || !busyLaunchStates.includes(now)) return LONGEST_PAUSE_MS;
  if (now !== before) return FIRST_PAUSE_MS;
  return Math.min(pause * 1.5, LONGEST_PAUSE_MS);
}
