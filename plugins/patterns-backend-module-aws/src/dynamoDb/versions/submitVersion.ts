import type { Transition } from '@apo/backstage-plugin-patterns-common';
import {
  aboutChanges,
  checkSubmission,
  checkText,
  toAbout,
  versionRank,
  type RankedVersion,
  type SubmissionRecord,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { logPartition } from '../keys';
import { withStanding, type StoredPattern } from '../patterns/patternItem';
import {
  describePattern,
  readPattern,
  writePattern,
} from '../patterns/PatternTransaction';
import { all, type Table } from '../Table';
import { transact } from '../Transaction';
import { toStepItem } from './steps';
import { readRanked, toVersionItem } from './versionItem';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.submitVersion} */
export async function submitVersion(
  table: Table,
  submission: SubmissionRecord,
): Promise<{ version: VersionRecord; transition: Transition }> {
  const { files: _files, ...texts } = submission;
  checkText({ ...texts });
  const rank = versionRank(submission.version);
  const { patternName } = submission;
  const submitted = await transact(table, async tx => {
    const now = new Date().toISOString();
    const before = await readPattern(table, patternName);
    const pattern = before ?? newPattern(submission, now);
    const versions = before ? await readRanked(table, patternName) : [];
    const earlier = checkSubmission(submission, pattern.type, versions);

    const about = toAbout(submission);
    const changes = aboutChanges(pattern, about);
    // Until something was published, the last submission says what the pattern
    // is. After that readers see no change before a person has approved it.
    const isOpen = pattern.lifecycle === 'unpublished';
    const version = toVersion(submission, isOpen ? [] : changes, now);
    const step = toFirstStep(submission, earlier, now);
    const described = isOpen
      ? await describePattern(table, pattern, about, changes)
      : pattern;
    const ranked = inOrder(versions, { ...version, rank });
    const after = withStanding(described, ranked, now);
    writePattern(tx, before, { ...after, steps: pattern.steps + 1 });
    tx.put(await toVersionItem(table, version, pattern.type, now));
    tx.put(toStepItem(patternName, after.steps + 1, step));
    return { version, transition: step };
  });
  await forgetLogs(table, submission);
  return submitted;
}

function newPattern(submission: SubmissionRecord, now: string): StoredPattern {
  const { patternName, type, title, description, owner, sourceUrl } =
    submission;
  return {
    name: patternName,
    title,
    type,
    description,
    owner,
    attributes: {},
    lifecycle: 'unpublished',
    sourceUrl,
    revision: 1,
    createdBy: submission.submittedBy,
    createdAt: now,
    updatedAt: now,
    edition: 0,
    steps: 0,
  };
}

function toVersion(
  submission: SubmissionRecord,
  changes: VersionRecord['changes'],
  now: string,
): VersionRecord {
  const { patternName, version, digest, notes, files, submittedBy } =
    submission;
  return {
    patternName,
    version,
    digest,
    state: 'validating',
    submittedBy,
    submittedAt: now,
    updatedAt: now,
    notes,
    about: toAbout(submission),
    changes,
    files,
  };
}

function toFirstStep(
  { version, submittedBy, digest }: SubmissionRecord,
  earlier: RankedVersion | undefined,
  now: string,
): Transition {
  return {
    version,
    from: earlier?.state,
    to: 'validating',
    actor: submittedBy,
    at: now,
    digest,
  };
}

/** Highest first, with one more or in place of the one of its number. */
function inOrder(
  versions: RankedVersion[],
  next: RankedVersion,
): RankedVersion[] {
  return [...versions.filter(({ version }) => version !== next.version), next]
    .sort((one, other) => (one.rank < other.rank ? 1 : -1))
    .map(({ version, state, rank }) => ({ version, state, rank }));
}

async function forgetLogs(table: Table, submission: SubmissionRecord) {
  const parts = await all(
    table.query({
      where: 'pk = :pk',
      values: { ':pk': logPartition(submission) },
    }),
  );
  await table.write({ delete: parts });
}
