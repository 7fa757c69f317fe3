import {
  PATTERN_PUBLISHER,
  rolesOf,
  SYSTEM_ADMIN,
} from '@apo/backstage-plugin-patterns-common';
import {
  AuthorizeResult,
  isReadPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { PolicyQuery } from '@backstage/plugin-permission-node';
import { ownTasks } from './ownTasks';
import type { PolicyUser } from './PolicyUser';

/** Who but an admin may use a permission of the portal. */
type Rule = 'everyone' | 'own-tasks' | 'publishers' | 'admins';

/**
 * Permissions of Backstage's own plugins where the action alone does not say
 * enough; the README has the same table.
 */
const rules: Readonly<Record<string, Rule | undefined>> = {
  'catalog.ingestion.read': 'admins',
  'scaffolder.action.execute': 'everyone',
  'scaffolder.task.create': 'everyone',
  'scaffolder.task.read': 'own-tasks',
  'scaffolder.task.cancel': 'own-tasks',
  'scaffolder.template.dry-run': 'publishers',
  'scaffolder.template.management': 'publishers',
};

/**
 * The decision on a permission of the rest of the portal: admins may
 * everything; the others may what the table says, and otherwise only read.
 */
export function decidePortalPermission(
  { permission }: PolicyQuery,
  user: PolicyUser | undefined,
): PolicyDecision {
  if (!user) {
    return { result: AuthorizeResult.DENY };
  }
  const userRoles = rolesOf(user.ownershipEntityRefs);
  if (userRoles.includes(SYSTEM_ADMIN)) {
    return { result: AuthorizeResult.ALLOW };
  }
  const listed = Object.hasOwn(rules, permission.name)
    ? rules[permission.name]
    : undefined;
  const rule = listed ?? (isReadPermission(permission) ? 'everyone' : 'admins');
  if (rule === 'own-tasks') {
    return ownTasks(permission, user);
  }
  const allowed =
    rule === 'everyone' ||
    (rule === 'publishers' && userRoles.includes(PATTERN_PUBLISHER));
  return { result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
}
