import { usePermission } from '@backstage/plugin-permission-react';
import { statisticsReadPermission } from '@apo/backstage-plugin-patterns-common';

/** Whether the user may see figures over all patterns. */
export function useStatisticsAccess() {
  const read = usePermission({ permission: statisticsReadPermission });
  return { loading: read.loading, mayRead: read.allowed };
}
