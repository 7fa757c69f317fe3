import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type {
  BuildLog,
  PackageDetails,
  Report,
  VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import {
  readBundleFile,
  type BundleStore,
  type PatternStore,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { isTemplate, readOutputs } from '../builder/buildOutputs';
import { absence } from './absence';
import type { PatternAccess } from './PatternAccess';
import { demandSight, readPermitted } from './Permitted';

/** What is in a version and what was found of it, for those who may see it. */
export class VersionContentService {
  constructor(
    private readonly options: {
      store: PatternStore;
      bundles: BundleStore;
      access: PatternAccess;
    },
  ) {}

  async getReport(
    ref: VersionRef,
    credentials: BackstageCredentials,
  ): Promise<Report> {
    const { digest } = await this.readable(ref, credentials);
    const report = await this.options.store.getReport(ref, digest);
    if (report) return report;
    throw new NotFoundError(
      `${nameOf(ref)} has no report yet: it is still being validated`,
    );
  }

  /** The bytes of one file of a bundle, or of a template that its build made. */
  async getFile(
    ref: VersionRef,
    path: string,
    credentials: BackstageCredentials,
  ): Promise<Buffer> {
    const version = await this.readable(ref, credentials);
    const bytes = await this.readFile(version, path);
    if (bytes) return bytes;
    throw new NotFoundError(
      `${nameOf(ref)} has no file ${JSON.stringify(path)}`,
    );
  }

  async getPackage(
    ref: VersionRef,
    credentials: BackstageCredentials,
  ): Promise<PackageDetails> {
    const version = await this.readable(ref, credentials);
    if (!version.package) {
      throw new NotFoundError(
        `${nameOf(
          ref,
        )} has no package: only a CDK pattern has, once it is built`,
      );
    }
    const { bundles } = this.options;
    return (await readOutputs(bundles, version.package.outputs)).details;
  }

  async getBuildLog(
    ref: VersionRef,
    from: number,
    credentials: BackstageCredentials,
  ): Promise<BuildLog> {
    const { digest, state } = await this.readable(ref, credentials);
    const part = await this.options.store.readBuildLog(ref, digest, from);
    return { ...part, complete: state !== 'validating' && !part.text };
  }

  private async readFile(
    { digest, files, package: built }: VersionRecord,
    path: string,
  ): Promise<Buffer | undefined> {
    const { bundles } = this.options;
    if (built && isTemplate(path)) {
      return (await readOutputs(bundles, built.outputs)).templates.get(path);
    }
    if (!files.some(f => f.path === path)) return undefined;
    return readBundleFile(await bundles.open(digest), path);
  }

  private async readable(
    ref: VersionRef,
    credentials: BackstageCredentials,
  ): Promise<VersionRecord> {
    const [version, may] = await Promise.all([
      this.options.store.getVersion(ref),
      readPermitted(this.options.access, ref.patternName, credentials),
    ]);
    if (!version) {
      throw new NotFoundError(absence(ref.patternName, ref.version));
    }
    demandSight(version, may);
    return version;
  }
}

function nameOf({ patternName, version }: VersionRef): string {
  return `${patternName} ${version}`;
}
