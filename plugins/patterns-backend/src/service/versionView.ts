import type {
  PatternSummary,
  Release,
  VersionSummary,
} from '@apo/backstage-plugin-patterns-common';
import type {
  PatternRecord,
  ReleaseRecord,
  VersionRecord,
} from '@apo/backstage-plugin-patterns-node';

/** A pattern as the API shows it to somebody who may see unpublished versions, or not. */
export function toPatternSummary(
  pattern: PatternRecord,
  seesUnpublished: boolean,
): PatternSummary {
  const { newestVersion, newestState, ...rest } = pattern;
  const { sourceUrl: _source, revision: _revision, ...open } = rest;
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
  };
}

/** The release without what is secret. */
export function toRelease(release?: ReleaseRecord): Release | undefined {
  if (!release) return undefined;
  const { startedAt, attempts, taskId, targets } = release;
  return { startedAt, attempts, taskId, targets };
}
