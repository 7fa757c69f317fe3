import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { AwsHealth } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';

/**
 * What the checks of AWS say. What was known stays while they run again, and
 * when they cannot.
 */
export function useAwsHealth() {
  const api = useApi(patternsApiRef);
  // The first look takes what the server has kept; each further one is fresh.
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{
    value?: AwsHealth;
    error?: Error;
    loading: boolean;
  }>({ loading: true });

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setState(({ value }) => ({ value, loading: true }));
    api.getAwsHealth(round > 0 ? { fresh: true } : {}, { signal }).then(
      value => !signal.aborted && setState({ value, loading: false }),
      error =>
        !signal.aborted &&
        setState(({ value }) => ({ value, error, loading: false })),
    );
    return () => controller.abort();
  }, [api, round]);

  const checkAgain = useCallback(() => setRound(n => n + 1), []);
  return { ...state, checkAgain };
}
