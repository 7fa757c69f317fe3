import { useEffect, useRef, useState } from 'react';

/** Where the question about a field's present value stands. */
export type LiveRequest<T> =
  | { status: 'idle' }
  | { status: 'checking' }
  | { status: 'done'; value: T }
  | { status: 'failed'; error: Error; retry: () => void };

/** Pause in typing before the server is asked, in milliseconds. */
export const TYPING_PAUSE_MS = 300;

/**
 * Asks the server about a value once a person stops typing. A newer value
 * aborts the question about an older one, whose answer is never shown.
 * An undefined key asks nothing.
 */
export function useLiveRequest<T>(
  key: string | undefined,
  send: (key: string, signal: AbortSignal) => Promise<T>,
): LiveRequest<T> {
  const [answer, setAnswer] = useState<{ key: string; of: LiveRequest<T> }>();
  const [attempt, setAttempt] = useState(0);
  const latestSend = useRef(send);
  latestSend.current = send;

  useEffect(() => {
    if (key === undefined) return undefined;
    const controller = new AbortController();
    const settle = (of: LiveRequest<T>) => {
      if (!controller.signal.aborted) setAnswer({ key, of });
    };
    const retry = () => {
      setAnswer(undefined);
      setAttempt(n => n + 1);
    };
    const timer = setTimeout(() => {
      latestSend.current(key, controller.signal).then(
        value => settle({ status: 'done', value }),
        error => settle({ status: 'failed', error, retry }),
      );
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [key, attempt]);

  if (key === undefined) return { status: 'idle' };
  return answer?.key === key ? answer.of : { status: 'checking' };
}
