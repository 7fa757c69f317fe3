import type { Knex } from 'knex';
import {
  toStanding,
  type PatternStanding,
} from '@apo/backstage-plugin-patterns-node';
import type { PatternRow, VersionRow } from './rows';

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
    .update({ ...toStandingColumns(standing), updated_at: now });
  return standing;
}

/** Where a pattern stands, as columns of `patterns`. */
export function toStandingColumns(standing: PatternStanding) {
  return {
    lifecycle: standing.lifecycle,
    latest_version: standing.latestVersion ?? null,
    latest_state: standing.latestState ?? null,
    newest_version: standing.newestVersion ?? null,
    newest_state: standing.newestState ?? null,
  };
}
