import { useCallback, useEffect, useRef, useState } from 'react';

/** Something that a person does: whether it is on its way, and why it failed. */
export type Action<A extends unknown[]> = {
  run: (...args: A) => Promise<void>;
  pending: boolean;
  error?: Error;
  /** Forgets the failure. */
  reset: () => void;
};

/** Runs one thing at a time; its failure is kept until the next one. */
export function useAction<A extends unknown[]>(
  send: (...args: A) => Promise<void>,
): Action<A> {
  const [state, setState] = useState<{ pending: boolean; error?: Error }>({
    pending: false,
  });
  const latestSend = useRef(send);
  latestSend.current = send;
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  const run = useCallback(async (...args: A) => {
    setState({ pending: true });
    let error: Error | undefined;
    try {
      await latestSend.current(...args);
    } catch (failure) {
      error = failure as Error;
    }
    if (isMounted.current) setState({ pending: false, error });
  }, []);
  const reset = useCallback(() => setState({ pending: false }), []);
  return { run, reset, ...state };
}
