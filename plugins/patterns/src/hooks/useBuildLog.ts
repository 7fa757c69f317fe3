import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { patternsApiRef } from '../api';
import {
  appendLog,
  emptyLog,
  type LogLines,
} from '../components/BuildLog/logLines';
import { errorStatus } from '../components/shared/describeError';
import type { BundleRef } from './useBundleFile';

/** Pause between two looks at a log that still grows, in milliseconds. */
export const LOG_PAUSE_MS = 1_000;
/** Longest pause after requests that failed, in milliseconds. */
const MAX_RETRY_PAUSE_MS = 10_000;

/** The log of a build, as far as it is known. */
export type BuildLogState = {
  log: LogLines;
  /** Whether nothing more will come. */
  complete: boolean;
  /** Why the last look failed; it is repeated unless `refused`. */
  error?: Error;
  /** Whether the server refuses, so that another look would not help. */
  refused?: boolean;
};

const initial: BuildLogState = { log: emptyLog, complete: false };

/**
 * Follows the log of a build until it is complete, or its page is left. It
 * rests while the page is hidden, and repeats a look that failed. A log that is
 * not `live` is there already and read without a pause.
 */
export function useBuildLog(ref: BundleRef, live: boolean) {
  const { patternName, version, digest } = ref;
  const api = useApi(patternsApiRef);
  const [state, setState] = useState<BuildLogState>(initial);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let next = 0;
    let failures = 0;
    let running = false;
    let ended = false;
    setState(initial);

    async function look() {
      running = true;
      let pause = LOG_PAUSE_MS;
      try {
        const part = await api.getBuildLog({ patternName, version }, next, {
          signal,
        });
        if (signal.aborted) return;
        if (!live && part.text) pause = 0;
        next = part.next;
        failures = 0;
        ended = part.complete;
        setState(({ log }) => ({
          log: appendLog(log, part.text),
          complete: part.complete,
        }));
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        pause = Math.min(
          LOG_PAUSE_MS * 2 ** (failures - 1),
          MAX_RETRY_PAUSE_MS,
        );
        const refused = isRefusal(error as Error);
        ended = refused;
        setState(known => ({ ...known, error: error as Error, refused }));
      }
      running = false;
      if (!ended && !document.hidden) timer = setTimeout(look, pause);
    }
    function onVisible() {
      clearTimeout(timer);
      if (!document.hidden && !running && !ended) look();
    }
    document.addEventListener('visibilitychange', onVisible);
    look();
    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [api, patternName, version, digest, live, round]);

  const retry = useCallback(() => setRound(n => n + 1), []);
  return { ...state, retry };
}

function isRefusal(error: Error): boolean {
  return [401, 403, 404].includes(errorStatus(error) ?? 0);
}
