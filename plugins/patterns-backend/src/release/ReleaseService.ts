import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type {
  Publication,
  ReleasePlan,
  ReleaseTarget,
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
import { toVersionSummary } from '../service/versionView';
import type { VersionLifecycle } from '../service/VersionLifecycle';
import { indexWords } from './indexWords';
import {
  demandScaffolder,
  foreignTask,
  notFound,
  ReleaseAdmission,
} from './ReleaseAdmission';
import {
  checkPublications,
  mergePublications,
  newestPublications,
} from './releasePublications';
import { missingTargets, settleTargets } from './releaseTargets';

/**
 * What the release task may do, and only that task: it is admitted by the key
 * that it was started with, and from then on by its id. An id is no secret, so
 * only the scaffolder itself is believed when it says which task calls. What a
 * template makes it send for a user, it sends in the user's name.
 */
export class ReleaseService {
  private readonly admission: ReleaseAdmission;

  constructor(
    private readonly options: {
      store: PatternStore;
      bundles: BundleStore;
      lifecycle: VersionLifecycle;
    },
  ) {
    this.admission = new ReleaseAdmission(options);
  }

  /** What to publish. Asked again by the same task, the answer is the same. */
  async start(
    ref: VersionRef,
    claim: { taskId: string; releaseKey?: string },
    credentials: BackstageCredentials,
  ): Promise<ReleasePlan> {
    demandScaffolder(credentials);
    const version = await this.admission.claim(ref, claim);
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
      publications: version.publications ?? [],
      previous: newestPublications(
        versions.filter(other => other.version !== version.version),
      ),
    };
  }

  /** The approved template's bytes. */
  async template(
    ref: VersionRef,
    claim: { taskId: string },
    credentials: BackstageCredentials,
  ): Promise<Buffer> {
    demandScaffolder(credentials);
    const version = await this.admission.claim(ref, claim);
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
    const { package: built, review } = await this.admission.claim(ref, claim);
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

  /** Records how far the release is, by target. Told again, nothing changes. */
  async recordTargets(
    ref: VersionRef,
    told: {
      taskId: string;
      targets: ReleaseTarget[];
      publications: Publication[];
    },
    credentials: BackstageCredentials,
  ): Promise<VersionSummary> {
    demandScaffolder(credentials);
    const version = await this.admission.claim(ref, told);
    checkPublications(version, told.publications);
    const publications = mergePublications(
      version.publications,
      told.publications,
    );
    const recorded = await this.options.store.patchVersion(
      ref,
      { state: 'publishing', digest: version.digest },
      {
        release: {
          ...version.release!,
          targets: settleTargets(told.targets, publications),
        },
        ...(publications.length > 0 && { publications }),
      },
    );
    return toVersionSummary(recorded);
  }

  /** Records where the version went. Told again, nothing changes. */
  async finish(
    ref: VersionRef,
    told: { taskId: string; publications: Publication[] },
    credentials: BackstageCredentials,
  ): Promise<VersionSummary> {
    demandScaffolder(credentials);
    const version = await this.admission.find(ref);
    const { release } = version;
    if (release?.taskId !== told.taskId) throw foreignTask(ref);
    checkPublications(version, told.publications);
    if (version.state === 'published') return toVersionSummary(version);
    const publications = mergePublications(
      version.publications,
      told.publications,
    );
    const { targets } = release;
    const missing = missingTargets(targets, publications);
    if (missing.length > 0) {
      throw new ConflictError(
        `${ref.patternName} ${ref.version} is not published to ${missing.join(
          ', ',
        )}: retry the release, which publishes what is left`,
      );
    }
    const report = await this.options.store.getReport(ref, version.digest);
    const content = await this.readBundle(version);
    const published = await this.options.lifecycle.transition({
      ...ref,
      from: 'publishing',
      to: 'published',
      digest: version.digest,
      actor: release.startedBy,
      patch: {
        publications,
        problem: null,
        ...(targets && {
          release: {
            ...release,
            targets: settleTargets(targets, publications),
          },
        }),
      },
      index: indexWords(content, report),
    });
    return toVersionSummary(published);
  }

  private async readBundle({ digest }: VersionRecord) {
    return readBundle(await this.options.bundles.get(digest));
  }
}
