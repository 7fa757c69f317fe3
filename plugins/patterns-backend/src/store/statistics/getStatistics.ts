import type { Knex } from 'knex';
import type { Statistics } from '@apo/backstage-plugin-patterns-common';
import type { StatisticsQuery } from '@apo/backstage-plugin-patterns-node';
import { countPatterns, countVersions, stalePatterns } from './patternFigures';
import { publicationTimes } from './publicationTimes';
import { mostRefusals } from './refusals';
import { usedPatterns } from './usedPatterns';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#StatisticsStore.getStatistics} */
export async function getStatistics(
  knex: Knex,
  query: StatisticsQuery,
): Promise<Omit<Statistics, 'at'>> {
  const [patterns, versions, publication, refusals, used, stale] =
    await Promise.all([
      countPatterns(knex),
      countVersions(knex),
      publicationTimes(knex, query.now),
      mostRefusals(knex),
      usedPatterns(knex, query),
      stalePatterns(knex, query),
    ]);
  return { patterns, versions, publication, refusals, used, stale };
}
