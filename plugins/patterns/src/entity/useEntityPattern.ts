import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { patternsApiRef } from '../api';
import { useRequest } from '../hooks/useRequest';
import { patternNameOf } from './patternNameOf';

/** The pattern that the entity of the page is. */
export function useEntityPattern() {
  const api = useApi(patternsApiRef);
  const name = patternNameOf(useEntity().entity);
  return {
    name,
    ...useRequest(name, signal => api.getPattern(name, { signal })),
  };
}
