import { inc } from 'semver';
import { ConflictError } from '@backstage/errors';
import type {
  PatternType,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { SubmissionRecord } from './PatternStore';
import { versionRank } from './versionRank';

/** What is asked of the versions that a pattern has. @public */
export type RankedVersion = {
  version: string;
  state: VersionState;
  rank: string;
};

/** Versions in these states are submitted again under the same number. */
const resubmittable = ['invalid', 'rejected'];

/**
 * Whether a version may be submitted, and the one that it replaces.
 *
 * @param versions - those of the pattern, highest first
 * @throws ConflictError as `PatternStore.submitVersion`
 * @public
 */
export function checkSubmission<T extends RankedVersion>(
  submission: SubmissionRecord,
  type: PatternType,
  versions: T[],
): T | undefined {
  const { patternName, version } = submission;
  if (type !== submission.type) {
    throw new ConflictError(
      `The pattern '${patternName}' is of the type ${type}: submit a ${type} version, or the ${submission.type} one under another name`,
    );
  }
  const earlier = versions.find(other => other.version === version);
  if (earlier && !resubmittable.includes(earlier.state)) {
    throw new ConflictError(
      `Version ${version} of the pattern '${patternName}' exists and is ${
        earlier.state
      }: submit the change as ${next(versions[0])}`,
    );
  }
  const highest = versions.find(({ state }) => !resubmittable.includes(state));
  if (highest && highest.rank >= versionRank(version)) {
    throw new ConflictError(
      `Version ${version} of the pattern '${patternName}' is not higher than ${
        highest.version
      }, its highest version: submit it as ${next(highest)}`,
    );
  }
  return earlier;
}

function next({ version }: Pick<RankedVersion, 'version'>) {
  return inc(version, 'patch') ?? 'a higher version';
}
