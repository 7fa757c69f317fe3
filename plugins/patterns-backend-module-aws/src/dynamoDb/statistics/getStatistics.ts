import type { Statistics } from '@apo/backstage-plugin-patterns-common';
import type { StatisticsQuery } from '@apo/backstage-plugin-patterns-node';
import type { Table } from '../Table';
import { countPatternsAndVersions, stalePatterns } from './patternFigures';
import { publicationTimes } from './publicationTimes';
import { mostRefusals } from './refusals';
import { usedPatterns } from './usedPatterns';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#StatisticsStore.getStatistics} */
export async function getStatistics(
  table: Table,
  query: StatisticsQuery,
): Promise<Omit<Statistics, 'at'>> {
  const [counts, publication, refusals, used, stale] = await Promise.all([
    countPatternsAndVersions(table),
    publicationTimes(table, query.now),
    mostRefusals(table),
    usedPatterns(table, query),
    stalePatterns(table, query),
  ]);
  return { ...counts, publication, refusals, used, stale };
}
