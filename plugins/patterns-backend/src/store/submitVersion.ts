import type { Knex } from 'knex';
import { inc } from 'semver';
import { ConflictError } from '@backstage/errors';
import type { SubmissionRecord } from '@apo/backstage-plugin-patterns-node';
import { checkText } from './checkText';
import { updateStanding } from './patternStanding';
import { aboutChanges } from './aboutChanges';
import { describePattern } from './describePattern';
import {
  toAbout,
  toAboutColumns,
  toTransition,
  toVersion,
  toVersionRow,
  type PatternRow,
  type TransitionRow,
  type VersionRow,
} from './rows';
import { versionRank } from './versionRank';

/** Versions in these states are submitted again under the same number. */
const resubmittable = ['invalid', 'rejected'];

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.submitVersion} */
export async function submitVersion(
  tx: Knex.Transaction,
  submission: SubmissionRecord,
  now: string,
) {
  const { files, ...texts } = submission;
  checkText({ ...texts });
  const { patternName, version } = submission;
  const rank = versionRank(version);
  const pattern = await lockPattern(tx, submission, now);
  if (pattern.type !== submission.type) throw otherType(submission, pattern);

  const versions = await tx<VersionRow>('pattern_versions')
    .select('version', 'state', 'rank')
    .where({ pattern_name: patternName })
    .orderBy('rank', 'desc');
  const earlier = versions.find(other => other.version === version);
  if (earlier && !resubmittable.includes(earlier.state)) {
    throw exists(submission, earlier, versions[0]);
  }
  const highest = versions.find(({ state }) => !resubmittable.includes(state));
  if (highest && highest.rank >= rank) throw notNewer(submission, highest);

  const changes = await aboutChanges(tx, pattern, toAbout(submission));
  const isOpen = pattern.lifecycle === 'unpublished';
  const row = toVersionRow(submission, rank, isOpen ? [] : changes, now);
  await tx<VersionRow>('pattern_versions')
    .insert(row)
    .onConflict(['pattern_name', 'version'])
    .merge();
  await tx('pattern_build_logs')
    .where({ pattern_name: patternName, version })
    .delete();
  const step = toFirstStep(submission, earlier?.state ?? null, now);
  await tx<TransitionRow>('pattern_transitions').insert(step);
  // Until something was published, the last submission says what the pattern
  // is. After that readers see no change before a person has approved it.
  if (isOpen)
    await describePattern(tx, patternName, toAbout(submission), changes);
  await updateStanding(tx, patternName, now);
  return { version: toVersion(row), transition: toTransition(step) };
}

/** Creates the pattern when it is new. Its lock puts submissions in a row. */
async function lockPattern(
  tx: Knex.Transaction,
  submission: SubmissionRecord,
  now: string,
): Promise<PatternRow> {
  const name = submission.patternName;
  await tx<PatternRow>('patterns')
    .insert({
      name,
      ...toAboutColumns(submission),
      type: submission.type,
      lifecycle: 'unpublished',
      created_by: submission.submittedBy,
      created_at: now,
      updated_at: now,
    })
    .onConflict('name')
    .ignore();
  const [pattern] = await tx<PatternRow>('patterns')
    .where({ name })
    .forUpdate();
  return pattern;
}

function toFirstStep(
  { patternName, version, submittedBy, digest }: SubmissionRecord,
  from: VersionRow['state'] | null,
  now: string,
): TransitionRow {
  return {
    pattern_name: patternName,
    version,
    from_state: from,
    to_state: 'validating',
    actor: submittedBy,
    at: now,
    digest,
    comment: null,
  };
}

function otherType({ patternName, type }: SubmissionRecord, was: PatternRow) {
  return new ConflictError(
    `The pattern '${patternName}' is of the type ${was.type}: submit a ${was.type} version, or the ${type} one under another name`,
  );
}

function exists(
  { patternName, version }: SubmissionRecord,
  { state }: Pick<VersionRow, 'state'>,
  highest: Pick<VersionRow, 'version'>,
) {
  return new ConflictError(
    `Version ${version} of the pattern '${patternName}' exists and is ${state}: submit the change as ${next(
      highest,
    )}`,
  );
}

function notNewer(
  { patternName, version }: SubmissionRecord,
  highest: Pick<VersionRow, 'version'>,
) {
  return new ConflictError(
    `Version ${version} of the pattern '${patternName}' is not higher than ${
      highest.version
    }, its highest version: submit it as ${next(highest)}`,
  );
}

function next({ version }: Pick<VersionRow, 'version'>) {
  return inc(version, 'patch') ?? 'a higher version';
}
