import { createHash } from 'node:crypto';
import type {
  ListPackageVersionAssetsRequest,
  ListPackageVersionAssetsResult,
} from '@aws-sdk/client-codeartifact';
import { fullName } from '../CodeArtifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { revisionOf } from '../views';

const ALGORITHMS = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-512': 'sha512',
};

function hashesOf(content: Buffer): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ALGORITHMS).map(([name, algorithm]) => [
      name,
      createHash(algorithm).update(content).digest('hex'),
    ]),
  );
}

/** The one asset of an npm version: its tarball, with hashes in hexadecimal. */
export const ListPackageVersionAssets = defineArtifactOperation<
  ListPackageVersionAssetsRequest,
  ListPackageVersionAssetsResult
>({
  understands: [
    'domain',
    'repository',
    'namespace',
    'package',
    'packageVersion',
    'maxResults',
  ],
  run(input, state) {
    const version = state.version(input, input.packageVersion);
    const content = state.options.registries
      .storage(state.repository(input))
      .readTarball(fullName(input), version.version);
    return {
      format: 'npm',
      namespace: input.namespace,
      package: input.package,
      version: version.version,
      versionRevision: revisionOf(version),
      assets: [
        {
          name: 'package.tgz',
          size: content.length,
          hashes: hashesOf(content),
        },
      ],
    };
  },
});
