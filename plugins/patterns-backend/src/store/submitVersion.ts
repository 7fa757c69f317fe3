import type { Knex } from 'knex';
import {
  aboutChanges,
  checkSubmission,
  toAbout,
  checkText,
  versionRank,
  type SubmissionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { updateStanding } from './patternStanding';
import { readPattern } from './patternSelect';
import { describePattern } from './describePattern';
import {
  toAboutColumns,
  toTransition,
  toVersion,
  toVersionRow,
  type PatternRow,
  type TransitionRow,
  type VersionRow,
} from './rows';

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

  const versions = await tx<VersionRow>('pattern_versions')
    .select('version', 'state', 'rank')
    .where({ pattern_name: patternName })
    .orderBy('rank', 'desc');
  const earlier = checkSubmission(submission, pattern.type, versions);

  const changes = aboutChanges(
    await readPattern(tx, patternName),
    toAbout(submission),
  );
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
