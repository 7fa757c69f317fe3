import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import useAsync from 'react-use/esm/useAsync';
import type { Owner } from './ownerOf';

const fields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile.displayName',
];

/** Groups and people of the catalog; none until they are loaded, or where there are none. */
export function useOwners(): { owners: Owner[]; loading: boolean } {
  const catalog = useApi(catalogApiRef);
  const { value = [], loading } = useAsync(async () => {
    const filter = { kind: ['Group', 'User'] };
    const { items } = await catalog.getEntities({ filter, fields });
    return items.map(toOwner);
  }, [catalog]);
  return { owners: value, loading };
}

function toOwner(entity: Entity): Owner {
  const profile = entity.spec?.profile as { displayName?: string } | undefined;
  const { name, title } = entity.metadata;
  return {
    ref: stringifyEntityRef(entity),
    title: profile?.displayName ?? title ?? name,
  };
}
