import { usePermission } from '@backstage/plugin-permission-react';
import { awsReadPermission } from '@apo/backstage-plugin-patterns-common';

/** Whether the user may see how the portal stands on AWS. */
export function useAwsAccess() {
  const read = usePermission({ permission: awsReadPermission });
  return { loading: read.loading, mayRead: read.allowed };
}
