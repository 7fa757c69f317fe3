import { parseEntityRef } from '@backstage/catalog-model';

/**
 * A user or group by name, with the whole ref on hover. It is no link: nobody
 * needs to be in the catalog.
 */
export function EntityName(props: { entityRef: string }) {
  const { entityRef } = props;
  return <span title={entityRef}>{entityName(entityRef)}</span>;
}

/** The short name of an entity ref: `platform` for `group:default/platform`. */
export function entityName(entityRef: string): string {
  try {
    const { namespace, name } = parseEntityRef(entityRef);
    return namespace === 'default' ? name : `${namespace}/${name}`;
  } catch {
    return entityRef;
  }
}
