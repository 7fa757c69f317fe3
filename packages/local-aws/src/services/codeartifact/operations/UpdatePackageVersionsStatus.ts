import type {
  PackageVersionError,
  SuccessfulPackageVersionInfo,
  UpdatePackageVersionsStatusRequest,
  UpdatePackageVersionsStatusResult,
} from '@aws-sdk/client-codeartifact';
import { CodeArtifact, fullName } from '../CodeArtifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { invalid } from '../errors';
import { revisionOf } from '../views';

/** The statuses that this operation sets; the others have operations of their own. */
const TARGETS: string[] = ['Published', 'Unlisted', 'Archived'];

type Input = UpdatePackageVersionsStatusRequest;

function whyNot(
  state: CodeArtifact,
  input: Input,
  version: string,
): PackageVersionError | undefined {
  const { versions } = state.packument(input);
  const name = fullName(input);
  if (!Object.hasOwn(versions, version)) {
    return {
      errorCode: 'NOT_FOUND',
      errorMessage: `Version ${version} of ${name} does not exist.`,
    };
  }
  const status = state.statusOf(state.repository(input), name, version);
  if (input.expectedStatus && status !== input.expectedStatus) {
    return {
      errorCode: 'MISMATCHED_STATUS',
      errorMessage: `The current status of version ${version} is ${status}, not ${input.expectedStatus}.`,
    };
  }
  const revision = input.versionRevisions?.[version];
  if (revision && revision !== revisionOf(versions[version])) {
    return {
      errorCode: 'MISMATCHED_REVISION',
      errorMessage: `The revision of version ${version} is not ${revision}.`,
    };
  }
  return undefined;
}

/**
 * Sets the status of versions: Unlisted ones install by a lockfile only,
 * Archived ones not at all.
 */
export const UpdatePackageVersionsStatus = defineArtifactOperation<
  Input,
  UpdatePackageVersionsStatusResult
>({
  understands: [
    'domain',
    'repository',
    'namespace',
    'package',
    'versions',
    'versionRevisions',
    'expectedStatus',
    'targetStatus',
  ],
  run(input, state) {
    const { versions = [], targetStatus = 'Published' } = input;
    if (!TARGETS.includes(targetStatus)) {
      throw invalid(
        `targetStatus must be one of ${TARGETS.join(
          ', ',
        )}, not ${targetStatus}.`,
      );
    }
    const repository = state.repository(input);
    const packument = state.packument(input);
    const successfulVersions: Record<string, SuccessfulPackageVersionInfo> = {};
    const failedVersions: Record<string, PackageVersionError> = {};
    for (const version of versions) {
      const error = whyNot(state, input, version);
      if (error) {
        failedVersions[version] = error;
      } else {
        state.setStatus(repository, fullName(input), version, targetStatus);
        const revision = revisionOf(packument.versions[version]);
        successfulVersions[version] = { revision, status: targetStatus };
      }
    }
    return { successfulVersions, failedVersions };
  },
});
