import { createHash } from 'node:crypto';
import { GetRepositoryEndpointCommand } from '@aws-sdk/client-codeartifact';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { ConflictError, InputError } from '@backstage/errors';
import type { Publication } from '@apo/backstage-plugin-patterns-common';
import { explainAwsError } from '../aws/explainAwsError';
import type { ProgressLog } from '../aws/progress';
import type { CodeArtifactClients } from './CodeArtifactClients';
import type { ReleaseClients } from '../aws/ReleaseClients';
import {
  toTarget,
  type PublishTarget,
  type TargetPublisher,
} from '../release/PublishTarget';
import type { CodeArtifactConfig } from './CodeArtifactConfig';
import type {
  PackageContext,
  PackageRequest,
  PackageTiming,
} from './PackageContext';
import { publishPackage } from './publishPackage';
import type { PublishedVersion } from './findPackageVersion';
import { readManifest } from './readManifest';

export type { PackageRequest, PackageTiming } from './PackageContext';

const defaultTiming: PackageTiming = {
  pollMs: 500,
  maxPollMs: 5_000,
  retryWithinMs: 30_000,
  visibleWithinMs: 30_000,
};

/**
 * Publishes CDK patterns as npm packages in AWS CodeArtifact: a pattern is one
 * package. It looks before it publishes, so that a publish can be broken off
 * anywhere and repeated.
 * @public
 */
export class CodeArtifactPublisher implements TargetPublisher<PackageRequest> {
  readonly target: PublishTarget;
  private readonly timing: PackageTiming;

  constructor(
    private readonly options: {
      clients: ReleaseClients<PackageRequest, CodeArtifactClients>;
      config: CodeArtifactConfig;
      timing?: Partial<PackageTiming>;
    },
  ) {
    this.timing = { ...defaultTiming, ...options.timing };
    this.target = toTarget(options.config);
  }

  /**
   * Publishes one package, or finds that it is published.
   *
   * @throws InputError for a package of another scope; ConflictError when its
   * bytes are not the approved ones or the version has other content;
   * AwsCallError when a call failed; AbortError when the signal fires.
   */
  async publish(
    request: PackageRequest,
    options: { log: ProgressLog; signal?: AbortSignal },
  ): Promise<Publication> {
    const manifest = await this.check(request);
    return this.options.clients.use(request, async clients => {
      const context = await this.createContext(clients, request, options);
      const published = await publishPackage(context, manifest);
      return this.toPublication(context, published);
    });
  }

  private toPublication(
    { request, accountId, registry }: PackageContext,
    { publishedAt }: PublishedVersion,
  ): Publication {
    const { config } = this.options;
    return {
      targetName: config.name,
      target: 'codeartifact',
      // AWS's time, so that a repeated publish tells the same.
      publishedAt: (publishedAt ?? new Date()).toISOString(),
      digest: request.digest,
      accountId,
      region: config.region,
      domain: config.domain,
      repository: config.repository,
      registry,
      package: request.packageName,
      integrity: request.integrity,
    };
  }

  /** The manifest of a tarball that is the approved one, of the portal's scope. */
  private async check(request: PackageRequest): Promise<object> {
    const { scope } = this.options.config;
    const { packageName, version, tarball, integrity } = request;
    if (!packageName.startsWith(`${scope}/`)) {
      throw new InputError(
        `The package ${packageName} is not of the scope ${scope}: patterns.publish.codeArtifact.scope was changed after it was built, so submit the version again`,
      );
    }
    const hash = createHash('sha512').update(tarball).digest('base64');
    if (integrity !== `sha512-${hash}`) {
      throw new ConflictError(
        `The package of ${request.patternName} ${version} is sha512-${hash}, and ${integrity} was approved: nothing was published, check the bundle store`,
      );
    }
    const manifest = await readManifest(tarball);
    if (manifest.name !== packageName || manifest.version !== version) {
      throw new ConflictError(
        `The approved package says that it is ${manifest.name}@${manifest.version}, not ${packageName}@${version}: submit the version again`,
      );
    }
    return manifest;
  }

  private async createContext(
    clients: CodeArtifactClients,
    request: PackageRequest,
    options: { log: ProgressLog; signal?: AbortSignal },
  ): Promise<PackageContext> {
    const { config } = this.options;
    const { domain, repository } = config;
    try {
      const accountId =
        config.domainOwner ?? (await accountOf(clients, options.signal));
      const { repositoryEndpoint = '' } = await clients.codeArtifact.send(
        new GetRepositoryEndpointCommand({
          domain,
          domainOwner: accountId,
          repository,
          format: 'npm',
        }),
        { abortSignal: options.signal },
      );
      options.log.info(
        `Publishing to the CodeArtifact repository ${domain}/${repository} of ${accountId}`,
      );
      return {
        ...options,
        clients,
        config,
        request,
        accountId,
        // The slash at the end counts: npm resolves names against it.
        registry: repositoryEndpoint.replace(/\/*$/, '/'),
        timing: this.timing,
      };
    } catch (error) {
      throw explainAwsError(
        error,
        `find the CodeArtifact repository ${domain}/${repository}`,
      );
    }
  }
}

async function accountOf(
  { sts }: CodeArtifactClients,
  signal?: AbortSignal,
): Promise<string> {
  const { Account = '' } = await sts.send(new GetCallerIdentityCommand({}), {
    abortSignal: signal,
  });
  return Account;
}
