import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type { VersionRef } from '@apo/backstage-plugin-patterns-common';
import type {
  PatternStore,
  VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { absence } from '../service/absence';
import type { VersionLifecycle } from '../service/VersionLifecycle';
import { isReleaseKey } from './releaseKey';

/** Admits the task of a release: by the key that it was started with, and from then on by its id. */
export class ReleaseAdmission {
  constructor(
    private readonly options: {
      store: PatternStore;
      lifecycle: VersionLifecycle;
    },
  ) {}

  /**
   * The version that a task releases, which it claims the first time.
   *
   * @throws NotAllowedError for any other task; ConflictError when there is
   * nothing to release.
   */
  async claim(
    ref: VersionRef,
    { taskId, releaseKey }: { taskId: string; releaseKey?: string },
  ): Promise<VersionRecord> {
    const version = await this.find(ref);
    const { release, digest, state } = version;
    if (release?.taskId === taskId) {
      if (state === 'publishing') return version;
      if (state === 'publish-failed') {
        // The task was retried where tasks are watched.
        return this.options.lifecycle.transition({
          ...ref,
          from: 'publish-failed',
          to: 'publishing',
          digest,
          actor: `task:${taskId}`,
          patch: { problem: null },
        });
      }
      throw new ConflictError(
        `${ref.patternName} ${ref.version} is ${state}: there is nothing to release`,
      );
    }
    if (
      state !== 'publishing' ||
      !release?.keyHash ||
      release.taskId ||
      !releaseKey ||
      !isReleaseKey(releaseKey, release.keyHash)
    ) {
      throw foreignTask(ref);
    }
    try {
      return await this.options.store.patchVersion(
        ref,
        { state: 'publishing', digest, keyHash: release.keyHash },
        // The key has done its work: no second task gets in by it.
        { release: { ...release, taskId, keyHash: undefined } },
      );
    } catch (error) {
      // Who started the task may have noted its id at the same moment.
      const claimed = await this.find(ref);
      if (claimed.release?.taskId === taskId) return claimed;
      throw error;
    }
  }

  /** @throws NotFoundError */
  async find(ref: VersionRef): Promise<VersionRecord> {
    const version = await this.options.store.getVersion(ref);
    if (!version) throw notFound(ref);
    return version;
  }
}

/** The scaffolder for itself: not in the name of a user, and nobody by hand. */
export function demandScaffolder(credentials: BackstageCredentials) {
  const { type, subject } = credentials.principal as {
    type: string;
    subject?: string;
  };
  if (type !== 'service' || subject !== 'plugin:scaffolder') {
    throw new NotAllowedError(
      'Only a release task calls this: approve the version, or press Retry on its page',
    );
  }
}

/** Another task than that of the release. */
export function foreignTask({ patternName, version }: VersionRef) {
  return new NotAllowedError(
    `This task was not started to release ${patternName} ${version}: only the task that the approval started may`,
  );
}

/** There is no such version. */
export function notFound({ patternName, version }: VersionRef) {
  return new NotFoundError(absence(patternName, version));
}
