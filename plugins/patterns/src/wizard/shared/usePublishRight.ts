import { usePermission } from '@backstage/plugin-permission-react';
import { patternCreatePermission } from '@apo/backstage-plugin-patterns-common';

/** Whether a user may publish; `asking` while and `unknown` where there is no answer. @public */
export type PublishRight = 'asking' | 'unknown' | 'granted' | 'refused';

/** Whether the signed-in user may publish patterns. @public */
export function usePublishRight(): PublishRight {
  const { loading, allowed, error } = usePermission({
    permission: patternCreatePermission,
  });
  if (loading) return 'asking';
  if (error) return 'unknown';
  return allowed ? 'granted' : 'refused';
}
