import { useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { AttributeKey } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../api/PatternsApi';
import { useRequest } from './useRequest';

/**
 * Every key with its values and its rule; a new revision brings them up to date.
 * Who breaks a rule is counted for those who may change it.
 */
export function useAttributeKeys(
  options: { revision?: number; violations?: boolean } = {},
) {
  const { revision = 0, violations = false } = options;
  const api = useApi(patternsApiRef);
  const known = useRef<AttributeKey[]>();
  const request = useRequest(`${revision} ${violations}`, async signal => {
    const { items } = await api.attributes.listKeys(
      { violations: violations || undefined },
      { signal },
    );
    return items;
  });
  if (request.value) known.current = request.value;
  return { ...request, value: known.current };
}
