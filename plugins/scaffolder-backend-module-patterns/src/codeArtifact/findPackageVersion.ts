import {
  DescribePackageVersionCommand,
  ListPackageVersionAssetsCommand,
} from '@aws-sdk/client-codeartifact';
import { ConflictError } from '@backstage/errors';
import { explainAwsError } from '../aws/explainAwsError';
import { isAwsError } from '@apo/backstage-plugin-patterns-node';
import { versionOf, type PackageContext } from './PackageContext';

/** A version that CodeArtifact has, with the approved content. */
export type PublishedVersion = {
  publishedAt?: Date;
};

/** The tarball of an npm package among its assets. Source: CodeArtifact's user guide. */
const TARBALL = 'package.tgz';

/**
 * Looks whether the version is published.
 *
 * @returns undefined when there is none, or it is not finished yet.
 * @throws ConflictError when it has other content, or was withdrawn;
 * AwsCallError when it cannot be looked at.
 */
export async function findPackageVersion(
  context: PackageContext,
): Promise<PublishedVersion | undefined> {
  const { clients, request, signal } = context;
  const { packageName, version } = request;
  const what = `${packageName}@${version}`;
  try {
    const { packageVersion } = await clients.codeArtifact.send(
      new DescribePackageVersionCommand(versionOf(context)),
      { abortSignal: signal },
    );
    const { status, publishedTime } = packageVersion ?? {};
    if (status === 'Unfinished') return undefined;
    const published = await assetHash(context);
    // Not listed yet, though the version is: CodeArtifact catches up.
    if (!published) return undefined;
    if (published !== approvedHash(request.integrity)) {
      throw new ConflictError(
        `${what} is published with other content, sha512:${published}: a version never changes, so submit this one under a higher number`,
      );
    }
    if (status !== 'Published') {
      throw new ConflictError(
        `${what} is ${status} in CodeArtifact: somebody withdrew it. Set its status to Published there, then retry the release.`,
      );
    }
    return { publishedAt: publishedTime };
  } catch (error) {
    if (error instanceof ConflictError) throw error;
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw explainAwsError(error, `look for ${what} in CodeArtifact`);
  }
}

/** sha512 of the published tarball, in hex. */
async function assetHash(context: PackageContext): Promise<string | undefined> {
  const { assets = [] } = await context.clients.codeArtifact.send(
    new ListPackageVersionAssetsCommand(versionOf(context)),
    { abortSignal: context.signal },
  );
  const tarball = assets.find(({ name }) => name === TARBALL) ?? assets[0];
  return tarball?.hashes?.['SHA-512']?.toLocaleLowerCase('en-US');
}

function approvedHash(integrity: string): string {
  const base64 = integrity.replace(/^sha512-/, '');
  return Buffer.from(base64, 'base64').toString('hex');
}
