import type {
  GetPackageVersionReadmeRequest,
  GetPackageVersionReadmeResult,
} from '@aws-sdk/client-codeartifact';
import { fullName } from '../CodeArtifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { notFound } from '../errors';
import { readReadme } from '../npm/readReadme';
import { revisionOf } from '../views';

/** The readme of a version, as it is in its tarball. */
export const GetPackageVersionReadme = defineArtifactOperation<
  GetPackageVersionReadmeRequest,
  GetPackageVersionReadmeResult
>({
  understands: [
    'domain',
    'repository',
    'namespace',
    'package',
    'packageVersion',
  ],
  run(input, state) {
    const version = state.version(input, input.packageVersion);
    const storage = state.options.registries.storage(state.repository(input));
    const readme = readReadme(
      storage.readTarball(fullName(input), version.version),
    );
    if (readme === undefined) {
      throw notFound(
        `Readme not found. Version '${
          version.version
        }' of the package '${fullName(input)}' has no readme.`,
      );
    }
    return {
      format: 'npm',
      namespace: input.namespace,
      package: input.package,
      version: version.version,
      versionRevision: revisionOf(version),
      readme,
    };
  },
});
