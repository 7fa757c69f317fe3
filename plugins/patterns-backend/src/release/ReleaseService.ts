import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type {
  Publication,
  ReleasePlan,
  VersionRef,
  VersionSummary,
} from '@apo/backstage-plugin-patterns-common';
import {
  findTemplate,
  readBundle,
  type BundleStore,
  type PatternStore,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { readOutputs } from '../builder/buildOutputs';
import { integrityOf } from '../builder/inspectPackage';
import { absence } from '../service/absence';
import { toVersionSummary } from '../service/versionView';
import type { VersionLifecycle } from '../service/VersionLifecycle';
import { indexWords } from './indexWords';
import { isReleaseKey } from './releaseKey';

/**
 * What the release task may do, and only that task: it is admitted by the key
 * that it was started with, and from then on by its id. An id is no secret, so
 * only the scaffolder itself is believed when it says which task calls. What a
 * template makes it send for a user, it sends in the user's name.
 */
export class ReleaseService {
  constructor(
    private readonly options: {
      store: PatternStore;
      bundles: BundleStore;
      lifecycle: VersionLifecycle;
    },
  ) {}

  /** What to publish. Asked again by the same task, the answer is the same. */
  async start(
    ref: VersionRef,
    claim: { taskId: string; releaseKey?: string },
    credentials: BackstageCredentials,
  ): Promise<ReleasePlan> {
    demandScaffolder(credentials);
    const version = await this.claim(ref, claim);
    const [pattern, versions, content] = await Promise.all([
      this.options.store.getPattern(ref.patternName),
      this.options.store.getVersions(ref.patternName),
      this.readBundle(version),
    ]);
    if (!pattern) throw notFound(ref);
    const { name, title, type, description, owner } = pattern;
    return {
      patternName: name,
      version: version.version,
      type,
      title,
      description,
      owner,
      attributes: version.release?.attributes ?? pattern.attributes,
      notes: version.notes,
      digest: version.digest,
      templatePath: type === 'CFN' ? findTemplate(content) : undefined,
      package: version.package,
      previous: versions.find(v => v.publication)?.publication,
    };
  }

  /** The approved template's bytes. */
  async template(
    ref: VersionRef,
    claim: { taskId: string },
    credentials: BackstageCredentials,
  ): Promise<Buffer> {
    demandScaffolder(credentials);
    const version = await this.claim(ref, claim);
    const content = await this.readBundle(version);
    return content.get(findTemplate(content))!;
  }

  /** The approved package's bytes. */
  async package(
    ref: VersionRef,
    claim: { taskId: string },
    credentials: BackstageCredentials,
  ): Promise<Buffer> {
    demandScaffolder(credentials);
    const { package: built, review } = await this.claim(ref, claim);
    if (!built) {
      throw new ConflictError(
        `${ref.patternName} ${ref.version} has no package: it is no CDK pattern`,
      );
    }
    const outputs = await readOutputs(this.options.bundles, built.outputs);
    const integrity = integrityOf(outputs.tarball);
    if (integrity !== review?.integrity) {
      throw new ConflictError(
        `The package of ${ref.patternName} ${ref.version} is ${integrity}, and ${review?.integrity} was approved: it is not published`,
      );
    }
    return outputs.tarball;
  }

  /** Records where the version went. Told again, nothing changes. */
  async finish(
    ref: VersionRef,
    { taskId, publication }: { taskId: string; publication: Publication },
    credentials: BackstageCredentials,
  ): Promise<VersionSummary> {
    demandScaffolder(credentials);
    const version = await this.find(ref);
    if (version.release?.taskId !== taskId) throw foreignTask(ref);
    if (publication.digest !== version.digest) {
      throw new ConflictError(
        `${ref.patternName} ${ref.version} has another content now: what was published is not what was approved`,
      );
    }
    if (publication.integrity !== version.package?.integrity) {
      throw new ConflictError(
        `The package that was published of ${ref.patternName} ${ref.version} is not the one that was approved`,
      );
    }
    if (version.state === 'published') return toVersionSummary(version);
    const report = await this.options.store.getReport(ref, version.digest);
    const content = await this.readBundle(version);
    const published = await this.options.lifecycle.transition({
      ...ref,
      from: 'publishing',
      to: 'published',
      digest: version.digest,
      actor: version.release.startedBy,
      patch: { publication, problem: null },
      index: indexWords(content, report),
    });
    return toVersionSummary(published);
  }

  private async readBundle({ digest }: VersionRecord) {
    return readBundle(await this.options.bundles.get(digest));
  }

  private async claim(
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
    return this.options.store.patchVersion(
      ref,
      { state: 'publishing', digest, keyHash: release.keyHash },
      // The key has done its work: no second task gets in by it.
      { release: { ...release, taskId, keyHash: undefined } },
    );
  }

  private async find(ref: VersionRef): Promise<VersionRecord> {
    const version = await this.options.store.getVersion(ref);
    if (!version) throw notFound(ref);
    return version;
  }
}

/** The scaffolder for itself: not in the name of a user, and nobody by hand. */
function demandScaffolder(credentials: BackstageCredentials) {
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

function foreignTask({ patternName, version }: VersionRef) {
  return new NotAllowedError(
    `This task was not started to release ${patternName} ${version}: only the task that the approval started may`,
  );
}

function notFound({ patternName, version }: VersionRef) {
  return new NotFoundError(absence(patternName, version));
}
