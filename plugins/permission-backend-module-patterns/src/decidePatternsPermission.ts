import {
  patternCreatePermission,
  patternReadPermission,
  patternReadUnpublishedPermission,
  PATTERN_PUBLISHER,
  releaseRetryPermission,
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

/** Who may use a permission, least demanding first. */
type Audience = 'everyone' | 'publishers' | 'admins';

const audiences: Readonly<Record<string, Audience | undefined>> = {
  [patternReadPermission.name]: 'everyone',
  [patternReadUnpublishedPermission.name]: 'publishers',
  [patternCreatePermission.name]: 'publishers',
  [versionSubmitPermission.name]: 'publishers',
  [versionReviewPermission.name]: 'admins',
  [releaseRetryPermission.name]: 'admins',
};

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
  const audience = Object.hasOwn(audiences, permission.name)
    ? audiences[permission.name]
    : undefined;
  if (!user || !audience) {
    return { result: AuthorizeResult.DENY };
  }
  const userRoles = rolesOf(user.ownershipEntityRefs);
  if (audience === 'everyone' || userRoles.includes(SYSTEM_ADMIN)) {
    return { result: AuthorizeResult.ALLOW };
  }
  if (!userRoles.includes(PATTERN_PUBLISHER)) {
    return { result: AuthorizeResult.DENY };
  }
  return decideForPublisher(permission, audience, user, options);
}

function decideForPublisher(
  permission: PolicyQuery['permission'],
  audience: Audience,
  user: PolicyUser,
  options: PatternsPolicyOptions,
): PolicyDecision {
  if (
    options.publishersChangeOnlyOwn &&
    isPermission(permission, versionSubmitPermission)
  ) {
    return ifOwner(permission, user);
  }
  const mayReview =
    options.publishersMayReview &&
    isPermission(permission, versionReviewPermission);
  return {
    result:
      audience === 'publishers' || mayReview
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
  };
}

/** A request that hides what the permission is about gets no condition, hence no. */
function ifOwner(
  permission: PolicyQuery['permission'],
  user: PolicyUser,
): PolicyDecision {
  return isResourcePermission(permission, versionSubmitPermission.resourceType)
    ? createPatternConditionalDecision(
        permission,
        patternConditions.isOwner({ refs: user.ownershipEntityRefs }),
      )
    : { result: AuthorizeResult.DENY };
}
