import type {
  PatternSummary,
  Release,
  VersionSummary,
} from '@apo/backstage-plugin-patterns-common';
import {
  toRetirement,
  type PatternRecord,
  type ReleaseRecord,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';

/** A pattern as the API shows it to somebody who may see unpublished versions, or not. */
export function toPatternSummary(
  pattern: PatternRecord,
  seesUnpublished: boolean,
): PatternSummary {
  const { newestVersion, newestState, ...rest } = pattern;
  const { revision: _revision, ...open } = rest;
  return seesUnpublished ? { ...open, newestVersion, newestState } : open;
}

/** A version as lists show it. */
export function toVersionSummary(version: VersionRecord): VersionSummary {
  const { patternName, digest, state, submittedBy, submittedAt } = version;
  const { updatedAt, notes, findings, publications } = version;
  return {
    patternName,
    version: version.version,
    digest,
    state,
    submittedBy,
    submittedAt,
    updatedAt,
    notes,
    findings,
    publications,
    retirement: toRetirement(version.retirement),
  };
}

/** The release without what is secret. */
export function toRelease(release?: ReleaseRecord): Release | undefined {
  if (!release) return undefined;
  const { startedAt, attempts, taskId, targets } = release;
  return { startedAt, attempts, taskId, targets };
}
