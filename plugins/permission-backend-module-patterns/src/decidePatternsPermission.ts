import {
  attributeReadPermission,
  PATTERN_PUBLISHER,
  patternCreatePermission,
  patternLaunchPermission,
  patternReadPermission,
  patternReadUnpublishedPermission,
  patternsPermissions,
  patternSubscribePermission,
  patternUpdatePermission,
  RESOURCE_TYPE_PATTERN,
  rolesOf,
  SYSTEM_ADMIN,
  versionReviewPermission,
  versionSubmitPermission,
} from '@apo/backstage-plugin-patterns-common';
import {
  createPatternConditionalDecision,
  patternConditions,
} from '@apo/backstage-plugin-patterns-node';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { PolicyQuery } from '@backstage/plugin-permission-node';
import type { PatternsPolicyOptions } from './PatternsPolicyOptions';
import type { PolicyUser } from './PolicyUser';

const NAMESPACE = 'patterns.';

/** The permissions of everybody who is signed in. */
const forEveryone = namesOf(
  patternReadPermission,
  attributeReadPermission,
  patternLaunchPermission,
  patternSubscribePermission,
);

/** The permissions that publishers have beside those. */
const forPublishers = namesOf(
  patternReadUnpublishedPermission,
  patternCreatePermission,
  patternUpdatePermission,
  versionSubmitPermission,
);

/** The permissions that `publishersChangeOnlyOwn` is about. */
const changes = [patternUpdatePermission, versionSubmitPermission];

const known = namesOf(...patternsPermissions);

/**
 * The decision on a permission of the patterns plugin, for a policy to call
 * first: undefined means that the permission is another plugin's.
 *
 * Denies whom nobody signed in, and every `patterns.*` permission that it does
 * not know. Four eyes (nobody reviews their own) is the backend's to enforce,
 * because a policy does not see whose version is meant.
 * @public
 */
export function decidePatternsPermission(
  { permission }: PolicyQuery,
  user: PolicyUser | undefined,
  options: PatternsPolicyOptions = {},
): PolicyDecision | undefined {
  if (!permission.name.startsWith(NAMESPACE)) {
    return undefined;
  }
  if (!user || !known.has(permission.name)) {
    return { result: AuthorizeResult.DENY };
  }
  const userRoles = rolesOf(user.ownershipEntityRefs);
  if (forEveryone.has(permission.name) || userRoles.includes(SYSTEM_ADMIN)) {
    return { result: AuthorizeResult.ALLOW };
  }
  if (!userRoles.includes(PATTERN_PUBLISHER)) {
    return { result: AuthorizeResult.DENY };
  }
  return decideForPublisher(permission, user, options);
}

function decideForPublisher(
  permission: PolicyQuery['permission'],
  user: PolicyUser,
  options: PatternsPolicyOptions,
): PolicyDecision {
  const change = changes.find(({ name }) => name === permission.name);
  if (options.publishersChangeOnlyOwn && change) {
    return ifOwner(permission, user);
  }
  const mayReview =
    options.publishersMayReview &&
    isPermission(permission, versionReviewPermission);
  return {
    result:
      forPublishers.has(permission.name) || mayReview
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
  };
}

/** A request that hides what the permission is about gets no condition, hence no. */
function ifOwner(
  permission: PolicyQuery['permission'],
  user: PolicyUser,
): PolicyDecision {
  return isResourcePermission(permission, RESOURCE_TYPE_PATTERN)
    ? createPatternConditionalDecision(
        permission,
        patternConditions.isOwner({ refs: user.ownershipEntityRefs }),
      )
    : { result: AuthorizeResult.DENY };
}

function namesOf(...permissions: readonly { name: string }[]) {
  return new Set(permissions.map(({ name }) => name));
}
