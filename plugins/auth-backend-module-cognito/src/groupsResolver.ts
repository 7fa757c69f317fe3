import {
  DEFAULT_NAMESPACE,
  KubernetesValidatorFunctions,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  PATTERN_PUBLISHER,
  roleRef,
  roles,
  SYSTEM_ADMIN,
  userName,
  type Role,
} from '@apo/backstage-plugin-patterns-common';
import type {
  AuthResolverContext,
  OAuthAuthenticatorResult,
  SignInResolver,
} from '@backstage/plugin-auth-node';
import type { OidcAuthResult } from '@backstage/plugin-auth-backend-module-oidc-provider';
import { parseGroups } from './parseGroups';

/**
 * Options of the sign-in resolver `cognitoGroups`; see `config.d.ts`.
 * @public
 */
export interface CognitoGroupsOptions {
  /** Role by Cognito group; default: the two groups named as the roles. */
  groupMap?: Record<string, Role>;
  /** Namespace of user and group refs; default `default`. */
  namespace?: string;
  /** Also own as `group:<namespace>/<group>` for the groups that are no role; default false. */
  includeOtherGroups?: boolean;
}

const roleRefs = new Set(roles.map(roleRef));

/**
 * Signs in whom Cognito vouches for, with the roles of their groups.
 *
 * Roles come from the token alone. A ref that means a role is never taken from
 * the catalog or from an unmapped group: who can write a User entity must not
 * be able to write themselves a role.
 * @public
 */
export function createCognitoGroupsResolver(
  options: CognitoGroupsOptions & { logger?: LoggerService } = {},
): SignInResolver<OAuthAuthenticatorResult<OidcAuthResult>> {
  const namespace = options.namespace ?? DEFAULT_NAMESPACE;
  const groupMap = new Map<string, Role>(
    Object.entries(
      options.groupMap ?? {
        [SYSTEM_ADMIN]: SYSTEM_ADMIN,
        [PATTERN_PUBLISHER]: PATTERN_PUBLISHER,
      },
    ),
  );
  return async ({ result }, context) => {
    const claims = result.fullProfile.tokenset.claims();
    const userRef = stringifyEntityRef({
      kind: 'User',
      namespace,
      name: userName(claims),
    });
    const groups = parseGroups(claims);
    const granted = groups.flatMap(group => groupMap.get(group) ?? []);
    const others = [
      ...(await catalogRefs(userRef, context, options.logger)),
      ...(options.includeOtherGroups ? groupRefs(groups, namespace) : []),
    ].filter(ref => !roleRefs.has(ref.toLocaleLowerCase('en-US')));
    const ent = [...new Set([userRef, ...granted.map(roleRef), ...others])];
    return context.issueToken({ claims: { sub: userRef, ent } });
  };
}

/**
 * What the user owns by the catalog; nothing when they are not in it. An
 * unreachable catalog costs these refs until the next refresh, not the sign-in.
 */
async function catalogRefs(
  userRef: string,
  context: AuthResolverContext,
  logger?: LoggerService,
): Promise<string[]> {
  try {
    const { entity } = await context.findCatalogUser({ entityRef: userRef });
    return (await context.resolveOwnershipEntityRefs(entity))
      .ownershipEntityRefs;
  } catch (error) {
    if (!isError(error) || error.name !== 'NotFoundError') {
      logger?.warn(
        `Signing in ${userRef} without the groups of the catalog: ${error}`,
      );
    }
    return [];
  }
}

function groupRefs(groups: string[], namespace: string): string[] {
  return groups
    .filter(KubernetesValidatorFunctions.isValidObjectName)
    .map(name => stringifyEntityRef({ kind: 'Group', namespace, name }));
}
