import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { PolicyUser } from './PolicyUser';

const RESOURCE_TYPE_TASK = 'scaffolder-task';

/**
 * Allows a task permission for the tasks that the user started, by the
 * scaffolder's rule `IS_TASK_OWNER`. Spelled out here, because the package
 * that exports the rule is the whole scaffolder back end.
 */
export function ownTasks(
  permission: Permission,
  user: PolicyUser,
): PolicyDecision {
  if (!isResourcePermission(permission, RESOURCE_TYPE_TASK)) {
    return { result: AuthorizeResult.DENY };
  }
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'scaffolder',
    resourceType: RESOURCE_TYPE_TASK,
    conditions: {
      resourceType: RESOURCE_TYPE_TASK,
      rule: 'IS_TASK_OWNER',
      params: { createdBy: [user.userEntityRef] },
    },
  };
}
