import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import type {
  PatternStore,
  VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import type { VersionLifecycle } from '../service/VersionLifecycle';
import { createReleaseKey, hashReleaseKey } from './releaseKey';
import { resetTargets } from './releaseTargets';

/**
 * Starts the scaffolder task that publishes an approved version.
 *
 * The version is `publishing`, with the hash of a fresh key, before the task
 * exists. So whenever the process dies, either a task holds the key and is
 * admitted, or none does and `startLost` starts another with a new key; the
 * old one is then refused. There is never a second task that publishes.
 */
export class ReleaseStarter {
  constructor(
    private readonly options: {
      store: PatternStore;
      lifecycle: VersionLifecycle;
      scaffolder: ScaffolderService;
      auth: AuthService;
      logger: LoggerService;
      /** Entity ref of the template whose steps are the release. */
      templateRef: string;
    },
  ) {}

  /** Publishes what was just approved, as the reviewer. */
  async startApproved(
    version: VersionRecord,
    credentials: BackstageCredentials,
  ): Promise<VersionRecord> {
    return this.begin(
      version,
      'approved',
      version.review!.reviewer,
      credentials,
    );
  }

  /** Publishes again what failed. */
  async startAgain(
    version: VersionRecord,
    actor: string,
    credentials: BackstageCredentials,
  ): Promise<VersionRecord> {
    return this.begin(version, 'publish-failed', actor, credentials);
  }

  /** Goes on, as the back end itself, with a release whose starter died. */
  async startLost(version: VersionRecord): Promise<void> {
    const credentials = await this.options.auth.getOwnServiceCredentials();
    if (version.state === 'approved') {
      // The back end takes the step; whose release it is stays the same.
      const actor = 'plugin:patterns';
      const startedBy = starterOf(version);
      await this.begin(version, 'approved', actor, credentials, startedBy);
      return;
    }
    const key = createReleaseKey();
    const renewed = await this.options.store.patchVersion(
      version,
      {
        state: 'publishing',
        digest: version.digest,
        keyHash: version.release?.keyHash,
      },
      { release: nextRelease(version, key, starterOf(version)) },
    );
    await this.createTask(renewed, key, credentials);
  }

  private async begin(
    version: VersionRecord,
    from: 'approved' | 'publish-failed',
    actor: string,
    credentials: BackstageCredentials,
    startedBy = actor,
  ): Promise<VersionRecord> {
    const key = createReleaseKey();
    const { attributes } =
      version.release ??
      (await this.options.store.getPattern(version.patternName)) ??
      {};
    const publishing = await this.options.lifecycle.transition({
      patternName: version.patternName,
      version: version.version,
      from,
      to: 'publishing',
      digest: version.digest,
      actor,
      patch: {
        release: { ...nextRelease(version, key, startedBy), attributes },
        problem: null,
      },
    });
    return this.createTask(publishing, key, credentials);
  }

  private async createTask(
    version: VersionRecord,
    releaseKey: string,
    credentials: BackstageCredentials,
  ): Promise<VersionRecord> {
    const { scaffolder, store, lifecycle, templateRef, logger } = this.options;
    let taskId: string;
    try {
      ({ taskId } = await scaffolder.scaffold(
        {
          templateRef,
          values: { name: version.patternName, version: version.version },
          secrets: { releaseKey },
        },
        { credentials },
      ));
    } catch (error) {
      const { message } = toError(error);
      logger.warn(`The release task could not be created: ${message}`);
      return lifecycle.transition({
        patternName: version.patternName,
        version: version.version,
        from: 'publishing',
        to: 'publish-failed',
        digest: version.digest,
        actor: 'plugin:patterns',
        patch: {
          problem: {
            message: `The release task could not be created from ${templateRef}: ${message}. See that the template is in the catalog and that you may run it, then retry.`,
            at: new Date().toISOString(),
          },
        },
      });
    }
    const current = await store.getVersion(version);
    if (current?.release?.taskId || current?.state !== 'publishing') {
      return current ?? version; // the task was quicker and claimed the release
    }
    try {
      return await store.patchVersion(
        version,
        {
          state: 'publishing',
          digest: version.digest,
          keyHash: hashReleaseKey(releaseKey),
        },
        { release: { ...version.release!, taskId, keyHash: undefined } },
      );
    } catch {
      return (await store.getVersion(version)) ?? version; // claimed meanwhile
    }
  }
}

/** Who wanted the release that got lost. */
function starterOf({ release, review }: VersionRecord): string {
  return release?.startedBy ?? review!.reviewer;
}

function nextRelease(version: VersionRecord, key: string, startedBy: string) {
  return {
    startedAt: new Date().toISOString(),
    startedBy,
    attempts: (version.release?.attempts ?? 0) + 1,
    attributes: version.release?.attributes,
    targets: resetTargets(version.release?.targets),
    keyHash: hashReleaseKey(key),
  };
}
