import { useCallback, useEffect, useRef, useState } from 'react';

/** Where a request stands. */
export type Request<T> = {
  value?: T;
  error?: Error;
  loading: boolean;
  retry: () => void;
};

/**
 * Sends a request when its key changes; a newer one aborts the older.
 * An undefined key sends nothing.
 */
export function useRequest<T>(
  key: string | undefined,
  send: (signal: AbortSignal) => Promise<T>,
): Request<T> {
  const [answer, setAnswer] = useState<{
    key: string;
    value?: T;
    error?: Error;
  }>();
  const [attempt, setAttempt] = useState(0);
  const latestSend = useRef(send);
  latestSend.current = send;

  useEffect(() => {
    if (key === undefined) return undefined;
    const controller = new AbortController();
    latestSend.current(controller.signal).then(
      value => !controller.signal.aborted && setAnswer({ key, value }),
      error => !controller.signal.aborted && setAnswer({ key, error }),
    );
    return () => controller.abort();
  }, [key, attempt]);

  const retry = useCallback(() => {
    setAnswer(undefined);
    setAttempt(n => n + 1);
  }, []);
  const mine = answer?.key === key ? answer : undefined;
  return {
    value: mine?.value,
    error: mine?.error,
    loading: key !== undefined && !mine,
    retry,
  };
}
