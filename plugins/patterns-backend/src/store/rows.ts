import type {
  About,
  PatternLifecycle,
  PatternType,
  Publication,
  Transition,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import {
  toAbout,
  toRetirement,
  type AboutField,
  type PatternRecord,
  type SubmissionRecord,
  type VersionPatch,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { parseAttributes } from './attributes/patternAttributes';
import { noLease, type LeaseColumns } from './RowLeases';

/** A row of `patterns`. */
export type PatternRow = {
  name: string;
  title: string;
  title_key: string;
  type: PatternType;
  description: string;
  owner: string;
  lifecycle: PatternLifecycle;
  latest_version: string | null;
  latest_state: VersionState | null;
  newest_version: string | null;
  newest_state: VersionState | null;
  source_url: string | null;
  revision: number;
  created_by: string;
  created_at: string;
  updated_at: string;
};

/** A row of `pattern_versions`. */
export type VersionRow = LeaseColumns & {
  pattern_name: string;
  version: string;
  rank: string;
  digest: string;
  state: VersionState;
  state_since: string;
  submitted_by: string;
  submitted_at: string;
  updated_at: string;
  notes: string | null;
  about: string;
  changes: string;
  files: string;
  findings: string | null;
  review: string | null;
  release: string | null;
  release_key_hash: string | null;
  publication: string | null;
  package: string | null;
  problem: string | null;
  retirement: string | null;
};

/** A row of `pattern_transitions`, without its id. */
export type TransitionRow = {
  pattern_name: string;
  version: string;
  from_state: VersionState | null;
  to_state: VersionState;
  actor: string;
  at: string;
  digest: string;
  comment: string | null;
};

/** A stored pattern. */
export function toPattern(
  row: PatternRow & { attributes: string | null; retirement: string | null },
): PatternRecord {
  return {
    name: row.name,
    title: row.title,
    type: row.type,
    description: row.description,
    owner: row.owner,
    attributes: parseAttributes(row.attributes),
    lifecycle: row.lifecycle,
    latestVersion: row.latest_version ?? undefined,
    newestVersion: row.newest_version ?? undefined,
    newestState: row.newest_state ?? undefined,
    retirement: toRetirement(parse(row.retirement)),
    sourceUrl: row.source_url ?? undefined,
    revision: row.revision,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** A stored version. */
export function toVersion(row: VersionRow): VersionRecord {
  const release = parse<VersionRecord['release']>(row.release);
  const keyHash = row.release_key_hash ?? undefined;
  return {
    patternName: row.pattern_name,
    version: row.version,
    digest: row.digest,
    state: row.state,
    submittedBy: row.submitted_by,
    submittedAt: row.submitted_at,
    updatedAt: row.updated_at,
    notes: row.notes ?? undefined,
    about: JSON.parse(row.about),
    changes: JSON.parse(row.changes),
    files: JSON.parse(row.files),
    findings: parse(row.findings),
    review: parse(row.review),
    release: release && { ...release, ...(keyHash && { keyHash }) },
    publications: toPublications(row.publication),
    package: parse(row.package),
    problem: parse(row.problem),
    retirement: parse(row.retirement),
  };
}

/**
 * Where a version went. A row from the time before several targets has the one
 * publication, without the name of its target.
 */
export function toPublications(json: string | null): Publication[] | undefined {
  const stored = parse<Publication[] | Omit<Publication, 'targetName'>>(json);
  if (!stored || Array.isArray(stored)) return stored;
  return [{ targetName: 'default', ...stored }];
}

/** One step of a version. */
export function toTransition(row: TransitionRow): Transition {
  return {
    version: row.version,
    from: row.from_state ?? undefined,
    to: row.to_state,
    actor: row.actor,
    at: row.at,
    digest: row.digest,
    comment: row.comment ?? undefined,
  };
}

/** What is said of a pattern, as columns of `patterns`. */
export function toAboutColumns(about: About) {
  return {
    title: about.title,
    title_key: about.title.toLocaleLowerCase('en-US'),
    description: about.description,
    owner: about.owner,
    source_url: about.sourceUrl ?? null,
  };
}

/** A version as it is submitted; what was said of an older digest is void. */
export function toVersionRow(
  submission: SubmissionRecord,
  rank: string,
  changes: AboutField[],
  now: string,
): VersionRow {
  return {
    pattern_name: submission.patternName,
    version: submission.version,
    rank,
    digest: submission.digest,
    state: 'validating',
    state_since: now,
    submitted_by: submission.submittedBy,
    submitted_at: now,
    updated_at: now,
    notes: submission.notes ?? null,
    about: JSON.stringify(toAbout(submission)),
    changes: JSON.stringify(changes),
    files: JSON.stringify(submission.files),
    findings: null,
    review: null,
    release: null,
    release_key_hash: null,
    publication: null,
    package: null,
    problem: null,
    retirement: null,
    ...noLease,
  };
}

/** The columns that a patch changes. */
export function toPatchColumns(patch: VersionPatch = {}): Partial<VersionRow> {
  const columns: Partial<VersionRow> = {};
  for (const part of [
    'findings',
    'review',
    'package',
    'problem',
    'retirement',
  ] as const) {
    if (patch[part] !== undefined) columns[part] = stringify(patch[part]);
  }
  if (patch.publications !== undefined) {
    columns.publication = stringify(patch.publications);
  }
  if (patch.release !== undefined) {
    const { keyHash, ...release } = patch.release ?? {};
    columns.release = patch.release && JSON.stringify(release);
    columns.release_key_hash = keyHash ?? null;
  }
  return columns;
}

function stringify(value: object | null | undefined): string | null {
  return value ? JSON.stringify(value) : null;
}

function parse<T>(text: string | null): T | undefined {
  return text === null ? undefined : JSON.parse(text);
}
