import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError, toError } from '@backstage/errors';
import {
  isLifecycleState,
  versionDeprecatePermission,
  versionRevokePermission,
  type LifecycleChange,
  type VersionRef,
  type VersionSummary,
} from '@apo/backstage-plugin-patterns-common';
import {
  readBundle,
  toStanding,
  type BundleStore,
  type PatternStore,
  type TransitionRequest,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { indexWords } from '../release/indexWords';
import { absence } from '../service/absence';
import { HiddenError } from '../service/HiddenError';
import type { PatternAccess } from '../service/PatternAccess';
import { PermissionDeniedError } from '../service/PermissionDeniedError';
import { canSee, readPermitted, type Permitted } from '../service/Permitted';
import type { VersionLifecycle } from '../service/VersionLifecycle';
import { toVersionSummary } from '../service/versionView';
import { checkLifecycleChange } from './checkLifecycleChange';
import {
  planVersion,
  planWithPattern,
  type LifecycleGoal,
  type LivedVersion,
  type RetirementPlan,
} from './planRetirement';

/** Deprecates and revokes what is published, and takes that back. */
export class LifecycleService {
  constructor(
    private readonly options: {
      store: PatternStore;
      bundles: BundleStore;
      access: PatternAccess;
      lifecycle: VersionLifecycle;
      logger: LoggerService;
      /** Called when AWS is to show something. */
      onChanged?: () => void;
    },
  ) {}

  /**
   * Takes one version where it is to be.
   *
   * @throws FieldError for a reason or successor that is not taken;
   * ConflictError for a version that was never published, or is moved by
   * somebody else at the same time.
   */
  async setVersion(
    ref: VersionRef,
    change: LifecycleChange,
    by: string,
    credentials: BackstageCredentials,
  ): Promise<VersionSummary> {
    const { versions, may } = await this.look(
      ref.patternName,
      change,
      credentials,
    );
    const version = versions.find(each => each.version === ref.version);
    if (!version || !canSee(version, may)) {
      throw absent(version, absence(ref.patternName, ref.version));
    }
    if (!isLived(version)) {
      throw new ConflictError(
        `Version ${ref.version} of the pattern '${ref.patternName}' is ${version.state}: only what is published can be deprecated or revoked`,
      );
    }
    const goal = await this.toGoal(ref.patternName, change, {
      by,
      versions,
      credentials,
    });
    const plan = planVersion(version, goal);
    demandEach([plan], may);
    return toVersionSummary(await this.carryOut(plan, versions, by));
  }

  /**
   * Takes every version of a pattern where it is to be that was published
   * once. A version that was retired by itself is not taken back. What was
   * broken off goes on with the same call.
   *
   * @throws as `setVersion`
   */
  async setPattern(
    patternName: string,
    change: LifecycleChange,
    by: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { versions, may } = await this.look(patternName, change, credentials);
    const seen = versions.filter(version => canSee(version, may));
    if (!seen.length) throw absent(versions[0], absence(patternName));
    const goal = await this.toGoal(patternName, change, {
      by,
      versions,
      credentials,
    });
    // The highest comes back first and goes last, so that the pattern shows one
    // latest version all the while.
    const lived = versions.filter(isLived);
    const plans = (goal.state === 'published' ? lived : lived.reverse()).map(
      version => planWithPattern(version, goal),
    );
    if (!plans.length) {
      throw new ConflictError(
        `Nothing of the pattern '${patternName}' is published: only what is can be deprecated or revoked`,
      );
    }
    demandEach(plans, may);
    const current = [...versions];
    for (const plan of plans) {
      const moved = await this.carryOut(plan, current, by);
      current[current.findIndex(v => v.version === moved.version)] = moved;
    }
  }

  /**
   * Refuses whoever may not have AWS show the lifecycle of a version again.
   *
   * @throws NotAllowedError, NotFoundError
   */
  async demandRetry(
    ref: VersionRef,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { store, access } = this.options;
    const { patternName } = ref;
    await access.demand(versionDeprecatePermission, patternName, credentials);
    const [version, may] = await Promise.all([
      store.getVersion(ref),
      readPermitted(access, patternName, credentials),
    ]);
    if (!version || !canSee(version, may) || !isLived(version)) {
      throw absent(version, absence(patternName, ref.version));
    }
  }

  private async look(
    patternName: string,
    { state }: LifecycleChange,
    credentials: BackstageCredentials,
  ) {
    const { store, access } = this.options;
    const may = await readPermitted(access, patternName, credentials);
    const needed =
      state === 'revoked'
        ? [versionRevokePermission]
        : [versionDeprecatePermission, versionRevokePermission];
    if (!(may.revoke || (may.deprecate && state !== 'revoked'))) {
      throw new PermissionDeniedError(needed);
    }
    return { may, versions: await store.getVersions(patternName) };
  }

  private async toGoal(
    patternName: string,
    change: LifecycleChange,
    options: {
      by: string;
      versions: VersionRecord[];
      credentials: BackstageCredentials;
    },
  ): Promise<LifecycleGoal> {
    const { by, versions, credentials } = options;
    const said = await checkLifecycleChange(this.options, change, {
      patternName,
      versions,
      credentials,
    });
    return { ...said, by, at: new Date().toISOString() };
  }

  private async carryOut(
    { version, steps, correction }: RetirementPlan,
    versions: VersionRecord[],
    actor: string,
  ): Promise<VersionRecord> {
    const { store, lifecycle, onChanged } = this.options;
    const { patternName, digest } = version;
    const ref = { patternName, version: version.version };
    let current: VersionRecord = version;
    for (const { to, retirement } of steps) {
      const from = current.state;
      current = await lifecycle.transition({
        ...ref,
        from,
        to,
        digest,
        actor,
        comment: retirement?.reason,
        patch: { retirement },
        index: await this.wordsAfter(versions, { ...current, state: to }),
      });
    }
    if (correction) {
      const { state } = version;
      const patch = { retirement: correction };
      current = await store.patchVersion(ref, { state, digest }, patch);
    }
    if (current !== version) onChanged?.();
    return current;
  }

  /**
   * What the pattern is found by once a step has made another version the
   * latest. A bundle that cannot be read does not keep anybody from revoking.
   */
  private async wordsAfter(
    versions: VersionRecord[],
    moved: VersionRecord,
  ): Promise<TransitionRequest['index']> {
    const { store, bundles, logger } = this.options;
    const after = versions.map(each =>
      each.version === moved.version ? moved : each,
    );
    const { latestVersion } = toStanding(after);
    const latest = after.find(({ version }) => version === latestVersion);
    if (!latest || latestVersion === toStanding(versions).latestVersion) {
      return undefined;
    }
    try {
      const { patternName, version, digest } = latest;
      const report = await store.getReport({ patternName, version }, digest);
      const content = await readBundle(await bundles.get(digest));
      return { ...indexWords(content, report), version };
    } catch (error) {
      logger.warn(
        `${moved.patternName} is not found by the words of ${latestVersion}`,
        toError(error),
      );
      return undefined;
    }
  }
}

/** Out of a revocation as into one: with the permission to revoke. */
function demandEach(plans: RetirementPlan[], may: Permitted) {
  const moving = plans.filter(
    ({ steps, correction }) => steps.length || correction,
  );
  const revokes = moving.some(
    ({ version, steps }) =>
      version.state === 'revoked' || steps.some(({ to }) => to === 'revoked'),
  );
  const deprecates = moving.some(
    ({ version, steps }) =>
      version.state !== 'revoked' && steps.every(({ to }) => to !== 'revoked'),
  );
  if (revokes && !may.revoke) {
    throw new PermissionDeniedError([versionRevokePermission]);
  }
  if (deprecates && !may.deprecate) {
    throw new PermissionDeniedError([versionDeprecatePermission]);
  }
}

function absent(version: VersionRecord | undefined, message: string) {
  return version ? new HiddenError(message) : new NotFoundError(message);
}

function isLived(version: VersionRecord): version is LivedVersion {
  return isLifecycleState(version.state);
}
