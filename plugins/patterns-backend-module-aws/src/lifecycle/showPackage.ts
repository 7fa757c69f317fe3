import {
  CodeartifactClient,
  DescribePackageVersionCommand,
  UpdatePackageVersionsStatusCommand,
  type PackageVersionStatus,
} from '@aws-sdk/client-codeartifact';
import type { Publication } from '@apo/backstage-plugin-patterns-common';
import {
  LifecycleMirrorError,
  type AwsAccess,
  type MirroredVersion,
} from '@apo/backstage-plugin-patterns-node';
import { explainMirrorError } from './explainMirrorError';
import { NpmDeprecation, type Repository } from './NpmDeprecation';
import { packageStatements } from './packageStatements';
import { publisherSettings } from './PublisherSession';
import type { MirrorPlace } from './readMirrorPlaces';
import { retirementMessage } from './retirementMessage';

/** A version that CodeArtifact has, and how it is asked about. */
type PackageVersion = {
  client: CodeartifactClient;
  key: Repository & {
    format: 'npm';
    namespace?: string;
    package: string;
  };
  packageVersion: string;
  abortSignal: AbortSignal;
};

/** Those that can be set; who is in another one was disposed of. Source: CodeArtifact API, UpdatePackageVersionsStatus. */
const settable: string[] = ['Published', 'Unlisted', 'Archived'];

/**
 * Has the package of a version show its lifecycle: an unlisted one is installed
 * by lockfiles only, with npm's message; an archived one not at all.
 *
 * @throws LifecycleMirrorError
 */
export async function showPackage(
  access: Pick<AwsAccess, 'settings'>,
  place: MirrorPlace,
  version: MirroredVersion,
  publication: Publication,
  abortSignal: AbortSignal,
): Promise<void> {
  const { package: packageName, domain, repository } = publication;
  if (!packageName || !domain || !repository) {
    throw new LifecycleMirrorError(
      `The record of where the version went names no package in the target ${place.name}: set it there by hand`,
      { retryable: false },
    );
  }
  const where = { domain, domainOwner: publication.accountId, repository };
  const doing = `show in CodeArtifact that ${packageName}@${version.version} is ${version.state}`;
  let client: CodeartifactClient | undefined;
  try {
    client = new CodeartifactClient(
      await publisherSettings(access, place, version, partition =>
        packageStatements(partition, place.region, where, packageName),
      ),
    );
    const message = new NpmDeprecation(client, {
      repository: where,
      packageName,
      version: version.version,
      signal: abortSignal,
    });
    const { version: packageVersion } = version;
    const key = { ...where, format: 'npm' as const, ...split(packageName) };
    await show({ client, key, packageVersion, abortSignal }, version, message);
  } catch (error) {
    throw explainMirrorError(error, doing);
  } finally {
    client?.destroy();
  }
}

async function show(
  of: PackageVersion,
  version: MirroredVersion,
  message: NpmDeprecation,
) {
  const status = await statusOf(of);
  if (version.state === 'revoked') {
    if (status !== 'Archived') await setStatus(of, status, 'Archived');
    return;
  }
  // npm's message can be seen and set only while the version is listed.
  if (status !== 'Published') await setStatus(of, status, 'Published');
  await message.set(retirementMessage(version));
  if (version.state === 'deprecated') {
    await setStatus(of, 'Published', 'Unlisted');
  }
}

async function statusOf(of: PackageVersion): Promise<PackageVersionStatus> {
  const { client, key, packageVersion, abortSignal } = of;
  const { packageVersion: found } = await client.send(
    new DescribePackageVersionCommand({ ...key, packageVersion }),
    { abortSignal },
  );
  const { status = 'Unfinished' } = found ?? {};
  if (settable.includes(status)) return status;
  throw new LifecycleMirrorError(
    `${key.package} ${packageVersion} is ${status} in CodeArtifact: somebody took its content away, and it cannot be shown as anything else`,
    { retryable: false },
  );
}

/** Nothing is set where somebody else set another one meanwhile. */
async function setStatus(
  { client, key, packageVersion, abortSignal }: PackageVersion,
  expectedStatus: PackageVersionStatus,
  targetStatus: PackageVersionStatus,
) {
  const { failedVersions = {} } = await client.send(
    new UpdatePackageVersionsStatusCommand({
      ...key,
      versions: [packageVersion],
      expectedStatus,
      targetStatus,
    }),
    { abortSignal },
  );
  const failure = failedVersions[packageVersion];
  if (!failure) return;
  throw new LifecycleMirrorError(
    `CodeArtifact did not make ${key.package} ${packageVersion} ${targetStatus}: ${failure.errorCode} ${failure.errorMessage}`,
    { retryable: failure.errorCode === 'MISMATCHED_STATUS' },
  );
}

function split(packageName: string) {
  const [, namespace, name] = /^@([^/]+)\/(.+)$/.exec(packageName) ?? [];
  return name ? { namespace, package: name } : { package: packageName };
}
