import { ResponseError } from '@backstage/errors';
import {
  attributeId,
  type PatternAttributes,
  type PatternVersion,
  type Submission,
  type VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { PatternsConnection } from './connectToPatterns';
import { explainBackendError } from './explainBackendError';

/** States that an accepted submission comes to without a new one. */
const acceptedStates: readonly VersionState[] = [
  'validating',
  'in-review',
  'approved',
  'publishing',
  'publish-failed',
  'published',
];

/**
 * Stores the bundle and submits it.
 *
 * @returns the state of the version; the one that an earlier attempt of the
 * same submitter brought it to, when that attempt's answer was lost.
 * @throws an error with the back end's message.
 */
export async function sendSubmission(
  connection: PatternsConnection,
  sent: {
    name: string;
    submission: Submission;
    tar: Buffer;
    submitter?: string;
  },
): Promise<VersionState> {
  const { name, submission, tar } = sent;
  const { digest, version } = submission;
  const { client } = connection;
  const what = `${name} ${version}`;
  try {
    await client.putBundle(digest, tar, await connection.call());
  } catch (error) {
    throw explainBackendError(error, `store the bundle of ${what}`);
  }
  try {
    const options = await connection.call();
    return (await client.submitVersion(name, submission, options)).state;
  } catch (error) {
    const isConflict =
      error instanceof ResponseError && error.statusCode === 409;
    const recorded = isConflict && (await findRecorded(connection, sent));
    if (recorded) return recorded;
    throw explainBackendError(error, `submit ${what}`);
  }
}

async function findRecorded(
  connection: PatternsConnection,
  sent: { name: string; submission: Submission; submitter?: string },
): Promise<VersionState | undefined> {
  const { name, submission, submitter } = sent;
  try {
    const ref = { patternName: name, version: submission.version };
    const found = await connection.client.getVersion(
      ref,
      await connection.call(),
    );
    const isOurs =
      found.digest === submission.digest &&
      saysTheSame(found, submission) &&
      acceptedStates.includes(found.state) &&
      (!submitter || found.submittedBy === submitter);
    return isOurs ? found.state : undefined;
  } catch {
    // The conflict is what the person has to know, not that it cannot be looked at.
    return undefined;
  }
}

/** Whether nothing that a person wrote would be lost by taking one for the other. */
function saysTheSame(
  { about, notes = '' }: PatternVersion,
  submission: Submission,
): boolean {
  return (
    about.title === submission.title &&
    about.description === (submission.description ?? '') &&
    about.owner === submission.owner &&
    about.sourceUrl === submission.sourceUrl &&
    notes === (submission.notes ?? '') &&
    hasSameAttributes(about.attributes, submission.attributes)
  );
}

/** Case does not count, and without attributes those of the pattern stay. */
function hasSameAttributes(
  recorded: PatternAttributes = {},
  sent?: PatternAttributes,
): boolean {
  return !sent || idsOf(recorded) === idsOf(sent);
}

function idsOf(attributes: PatternAttributes): string {
  const ids = Object.entries(attributes).flatMap(([key, values]) =>
    values.map(value => attributeId(key, value)),
  );
  return [...new Set(ids)].sort().join();
}
