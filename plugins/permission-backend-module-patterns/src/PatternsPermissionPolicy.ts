import type { UserInfoService } from '@backstage/backend-plugin-api';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { decidePatternsPermission } from './decidePatternsPermission';
import { decidePortalPermission } from './decidePortalPermission';
import type { PatternsPolicyOptions } from './PatternsPolicyOptions';

/**
 * The policy of a portal that has no other: the patterns' table, then a
 * fallback for every other plugin. Both are tables in the README.
 * @public
 */
export class PatternsPermissionPolicy implements PermissionPolicy {
  constructor(
    private readonly userInfo: UserInfoService,
    private readonly options: PatternsPolicyOptions = {},
  ) {}

  /** @throws whatever the user info service throws; the caller then gets no decision. */
  async handle(
    query: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const info = user && (await this.userInfo.getUserInfo(user.credentials));
    return (
      decidePatternsPermission(query, info, this.options) ??
      decidePortalPermission(query, info)
    );
  }
}
