import type { Knex } from 'knex';
import type { Statistics } from '@apo/backstage-plugin-patterns-common';
import {
  MAX_NAMED_PATTERNS,
  type StatisticsQuery,
} from '@apo/backstage-plugin-patterns-node';
import { LAUNCHES } from '../launches/launchRows';
import { whereVisible } from '../visiblePatterns';

/** The patterns with most uses that have not ended. */
export async function usedPatterns(
  knex: Knex,
  { visibility }: StatisticsQuery,
): Promise<Statistics['used']> {
  const uses = knex(LAUNCHES)
    .where({ in_use: 1 })
    .select('pattern_name')
    .count({ uses: '*' })
    .groupBy('pattern_name')
    .as('used');
  const patterns = knex('patterns').join(uses, join =>
    join.on('used.pattern_name', 'patterns.name'),
  );
  whereVisible(patterns, visibility);
  const rows: { name: string; title: string; uses: number | string }[] =
    await patterns
      .select('patterns.name', 'patterns.title', 'used.uses')
      .orderBy([
        { column: 'used.uses', order: 'desc' },
        { column: 'patterns.name' },
      ])
      .limit(MAX_NAMED_PATTERNS);
  return rows.map(({ name, title, uses: count }) => ({
    name,
    title,
    count: Number(count),
  }));
}
