import { useCallback } from 'react';
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';

/** Says what was done, for a moment. */
export function useSuccessToast(): (title: string) => void {
  const toast = useApi(toastApiRef);
  return useCallback(
    title => toast.post({ title, status: 'success', timeout: 5_000 }),
    [toast],
  );
}
