import type { Knex } from 'knex';
import type {
  PatternLifecycle,
  PatternType,
  Statistics,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import {
  MAX_NAMED_PATTERNS,
  staleBefore,
  type StatisticsQuery,
} from '@apo/backstage-plugin-patterns-node';
import { whereVisible } from '../visiblePatterns';
import type { PatternRow } from '../rows';

/** How many patterns there are, by type and lifecycle. */
export async function countPatterns(
  knex: Knex,
): Promise<Statistics['patterns']> {
  const patterns: Knex.QueryBuilder = knex('patterns');
  const rows: {
    type: PatternType;
    lifecycle: PatternLifecycle;
    count: number | string;
  }[] = await patterns
    .select('type', 'lifecycle')
    .count({ count: '*' })
    .groupBy('type', 'lifecycle')
    .orderBy(['type', 'lifecycle']);
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
}

/** How many versions there are, by state. */
export async function countVersions(
  knex: Knex,
): Promise<Statistics['versions']> {
  const versions: Knex.QueryBuilder = knex('pattern_versions');
  const rows: { state: VersionState; count: number | string }[] = await versions
    .select('state')
    .count({ count: '*' })
    .groupBy('state')
    .orderBy('state');
  return rows.map(({ state, count }) => ({ state, count: Number(count) }));
}

/** Published patterns that nobody has changed for longest. */
export async function stalePatterns(
  knex: Knex,
  { now, visibility }: StatisticsQuery,
): Promise<Statistics['stale']> {
  const patterns = knex<PatternRow>('patterns');
  whereVisible(patterns, visibility);
  const rows = await patterns
    .where({ lifecycle: 'active' })
    .where('updated_at', '<', staleBefore(now))
    .orderBy(['updated_at', 'name'])
    .limit(MAX_NAMED_PATTERNS)
    .select('name', 'title', 'owner', 'updated_at');
  return rows.map(({ name, title, owner, updated_at }) => ({
    name,
    title,
    owner,
    updatedAt: updated_at,
  }));
}
