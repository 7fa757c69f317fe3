import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { ApiHolder } from '@backstage/frontend-plugin-api';
import {
  patternCreatePermission,
  PATTERN_PUBLISHER,
  SYSTEM_ADMIN,
} from '@apo/backstage-plugin-patterns-common';

/** Whom the wizard is for, and how to become one. */
export const publishersOnly = {
  title: 'Publishing patterns is for publishers',
  text: `It needs the role ${PATTERN_PUBLISHER} or ${SYSTEM_ADMIN}, which you do not have. Ask an administrator of this portal for it, then sign in again.`,
};

/** The message that keeps a person who may not publish on the step, or undefined. */
export async function refuseReader(
  apiHolder: ApiHolder,
): Promise<string | undefined> {
  const decision = await apiHolder
    .get(permissionApiRef)
    ?.authorize({ permission: patternCreatePermission });
  return decision?.result === AuthorizeResult.DENY
    ? publishersOnly.title
    : undefined;
}
