import useAsync from 'react-use/esm/useAsync';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { rolesOf, type Role } from '@apo/backstage-plugin-patterns-common';

/** The roles that came with the sign-in; undefined until they are known. */
export function useRoles(): Role[] | undefined {
  const identity = useApi(identityApiRef);
  const { value, error } = useAsync(
    async () => (await identity.getBackstageIdentity()).ownershipEntityRefs,
    [identity],
  );
  if (error) return [];
  return value && rolesOf(value);
}
