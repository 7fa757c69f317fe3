import type { Knex } from 'knex';
import type {
  PatternLifecycle,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { PatternRow, VersionRow } from './rows';

/** What a list tells of a pattern's versions. */
export type PatternStanding = Pick<
  PatternRow,
  | 'lifecycle'
  | 'latest_version'
  | 'latest_state'
  | 'newest_version'
  | 'newest_state'
>;

/** A pattern is what the best of its versions is, from best to worst. */
const lifecycles: [VersionState, PatternLifecycle][] = [
  ['published', 'active'],
  ['deprecated', 'deprecated'],
  ['revoked', 'revoked'],
];

/**
 * Where a pattern stands. The latest version is the highest published one, or
 * the highest deprecated one when none is published.
 *
 * @param versions - every version of the pattern, highest first
 */
export function toStanding(
  versions: Pick<VersionRow, 'version' | 'state'>[],
): PatternStanding {
  const highestIn = (state: VersionState) =>
    versions.find(version => version.state === state);
  const latest = highestIn('published') ?? highestIn('deprecated');
  const best = lifecycles.find(([state]) => highestIn(state));
  return {
    lifecycle: best?.[1] ?? 'unpublished',
    latest_version: latest?.version ?? null,
    latest_state: latest?.state ?? null,
    newest_version: versions[0]?.version ?? null,
    newest_state: versions[0]?.state ?? null,
  };
}

/** Brings a pattern's row in line with its versions; its row is locked. */
export async function updateStanding(
  tx: Knex.Transaction,
  patternName: string,
  now: string,
): Promise<PatternStanding> {
  const versions = await tx<VersionRow>('pattern_versions')
    .select('version', 'state')
    .where({ pattern_name: patternName })
    .orderBy('rank', 'desc');
  const standing = toStanding(versions);
  await tx<PatternRow>('patterns')
    .where({ name: patternName })
    .update({ ...standing, updated_at: now });
  return standing;
}
