import { usePermission } from '@backstage/plugin-permission-react';
import {
  attributeCreatePermission,
  attributeDeletePermission,
  attributeReadPermission,
  attributeSyncPermission,
  attributeUpdatePermission,
} from '@apo/backstage-plugin-patterns-common';

/** What the user may do with attributes; what they may not is absent. */
export function useAttributeAccess() {
  const read = usePermission({ permission: attributeReadPermission });
  const create = usePermission({ permission: attributeCreatePermission });
  const update = usePermission({ permission: attributeUpdatePermission });
  const remove = usePermission({ permission: attributeDeletePermission });
  const sync = usePermission({ permission: attributeSyncPermission });
  return {
    mayRead: read.allowed,
    mayCreate: create.allowed,
    mayUpdate: update.allowed,
    mayDelete: remove.allowed,
    maySync: sync.allowed,
  };
}
