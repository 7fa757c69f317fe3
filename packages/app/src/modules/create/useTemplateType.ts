import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';

/**
 * The `spec.type` of a template.
 *
 * @param path - its namespace and name, as in the address of its wizard
 * @returns no type where there is no such template, or the catalog does not answer
 */
export function useTemplateType(path: string): {
  loading: boolean;
  type?: string;
} {
  const catalog = useApi(catalogApiRef);
  const [answer, setAnswer] = useState<{ path: string; type?: string }>();

  useEffect(() => {
    let isCurrent = true;
    const [namespace, name] = path.split('/');
    catalog
      .getEntityByRef({ kind: 'template', namespace, name: name ?? '' })
      .then(
        entity => entity?.spec?.type as string | undefined,
        () => undefined,
      )
      .then(type => isCurrent && setAnswer({ path, type }));
    return () => {
      isCurrent = false;
    };
  }, [catalog, path]);

  return answer?.path === path
    ? { loading: false, type: answer.type }
    : { loading: true };
}
