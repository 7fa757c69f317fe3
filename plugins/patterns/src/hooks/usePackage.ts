import { useApi } from '@backstage/frontend-plugin-api';
import { patternsApiRef } from '../api';
import type { BundleRef } from './useBundleFile';
import { useRequest } from './useRequest';

/** What is in the package of a CDK version; asks for nothing unless wanted. */
export function usePackage(ref: BundleRef, wanted = true) {
  const api = useApi(patternsApiRef);
  const key = wanted
    ? `package ${ref.patternName} ${ref.version} ${ref.digest}`
    : undefined;
  return useRequest(key, signal => api.getPackage(ref, { signal }));
}
