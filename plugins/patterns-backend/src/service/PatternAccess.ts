import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';
import {
  patternCreatePermission,
  patternReadPermission,
  patternReadUnpublishedPermission,
  versionSubmitPermission,
} from '@apo/backstage-plugin-patterns-common';
import type {
  PatternFilter,
  Visibility,
} from '@apo/backstage-plugin-patterns-node';
import { PermissionDeniedError } from './PermissionDeniedError';

/** The one place that asks the permission framework. Whatever is not allowed is denied. */
export class PatternAccess {
  constructor(
    private readonly permissions: PermissionsService,
    private readonly transform: ConditionTransformer<PatternFilter>,
  ) {}

  /**
   * What the caller may see, as conditions for the store.
   * @throws NotAllowedError when it is nothing.
   */
  async visibility(credentials: BackstageCredentials): Promise<Visibility> {
    const [read, unpublished] = await this.permissions.authorizeConditional(
      [
        { permission: patternReadPermission },
        { permission: patternReadUnpublishedPermission },
      ],
      { credentials },
    );
    if (read.result === AuthorizeResult.DENY) {
      throw new PermissionDeniedError([patternReadPermission]);
    }
    return {
      unpublished:
        this.filterOf(unpublished) ??
        unpublished.result === AuthorizeResult.ALLOW,
      filter: this.filterOf(read),
    };
  }

  /** Whether the caller may do each of these to a pattern; one question to the framework. */
  async mayEach(
    permissions: readonly ResourcePermission[],
    patternName: string,
    credentials: BackstageCredentials,
  ): Promise<boolean[]> {
    const decisions = await this.permissions.authorize(
      permissions.map(permission => ({ permission, resourceRef: patternName })),
      { credentials },
    );
    return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
  }

  /** @throws NotAllowedError that names the permission. */
  async demand(
    permission: ResourcePermission,
    patternName: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [allowed] = await this.mayEach(
      [permission],
      patternName,
      credentials,
    );
    if (!allowed) throw new PermissionDeniedError([permission]);
  }

  /** Whether the caller may do something that is about no pattern in particular. */
  async mayBasic(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.permissions.authorize([{ permission }], {
      credentials,
    });
    return decision.result === AuthorizeResult.ALLOW;
  }

  /** @throws NotAllowedError that names the permission. */
  async demandBasic(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.mayBasic(permission, credentials))) {
      throw new PermissionDeniedError([permission]);
    }
  }

  /**
   * To submit a version of a pattern, or the first of a new one. The refusal is
   * the same for both: whether a pattern exists can be a secret.
   * @throws NotAllowedError that names the permissions.
   */
  async demandSubmission(
    patternName: string,
    exists: boolean,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const request = exists
      ? { permission: versionSubmitPermission, resourceRef: patternName }
      : { permission: patternCreatePermission };
    const [decision] = await this.permissions.authorize([request], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new PermissionDeniedError([
        versionSubmitPermission,
        patternCreatePermission,
      ]);
    }
  }

  private filterOf(
    decision: Awaited<
      ReturnType<PermissionsService['authorizeConditional']>
    >[number],
  ) {
    return decision.result === AuthorizeResult.CONDITIONAL
      ? this.transform(decision.conditions)
      : undefined;
  }
}
