import { useApi } from '@backstage/frontend-plugin-api';
import type { VersionRef } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../api';
import { useRequest } from './useRequest';

/** Names exactly one bundle: a resubmission of a version has a new digest. */
export type BundleRef = VersionRef & { digest: string };

/** The text of one file of a bundle; an undefined path asks for nothing. */
export function useBundleText(ref: BundleRef, path: string | undefined) {
  const api = useApi(patternsApiRef);
  const key = path && `${ref.patternName} ${ref.digest} ${path}`;
  return useRequest(key, async signal => {
    const blob = await api.getFile(ref, path!, { signal });
    return blob.text();
  });
}

/** The report of a bundle; null where there is none. */
export function useReport(ref: BundleRef, wanted = true) {
  const api = useApi(patternsApiRef);
  const key = wanted ? `${ref.patternName} ${ref.digest}` : undefined;
  return useRequest(key, signal => api.getReport(ref, { signal }));
}
