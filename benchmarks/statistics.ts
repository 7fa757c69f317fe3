/**
 * Figures over 10,000 patterns with 100,000 versions, most of them published
 * within a year, 20,000 launches and 300 rules that refused:
 * node --import tsx benchmarks/statistics.ts [--client sqlite|pg]
 */
import type { Knex } from 'knex';
import type { Visibility } from '@apo/backstage-plugin-patterns-node';
import { lastMonths } from '../plugins/patterns-node/src';
import { toLaunchRow } from '../plugins/patterns-backend/src/store/launches/launchRows';
import {
  countPatterns,
  countVersions,
  stalePatterns,
} from '../plugins/patterns-backend/src/store/statistics/patternFigures';
import { publicationTimes } from '../plugins/patterns-backend/src/store/statistics/publicationTimes';
import { mostRefusals } from '../plugins/patterns-backend/src/store/statistics/refusals';
import { usedPatterns } from '../plugins/patterns-backend/src/store/statistics/usedPatterns';
import { measure, type Measurement } from './lib/measure';
import { createRandom, patternName } from './lib/patternFixtures';
import { runOnEngines } from './lib/runOnEngines';

const size = { patterns: 10_000, versionsEach: 10 };
const LAUNCHES = 20_000;
const RULES = 300;
/** An answer is kept for a minute: callers do not come at once. */
const load = { callers: 1, callsEach: 20 };
const now = new Date();
const visibility: Visibility = { unpublished: true };

async function seedFigures(knex: Knex) {
  const random = createRandom(7);
  const months = lastMonths(now);
  const published: { pattern_name: string; version: string }[] = await knex(
    'pattern_versions',
  )
    .whereIn('state', ['published', 'deprecated', 'revoked'])
    .select('pattern_name', 'version');
  const publications = published.map(row => ({
    ...row,
    month: months[Math.floor(random() * months.length)],
    duration_ms: Math.floor(random() * 900_000_000),
  }));
  const at = now.toISOString();
  const launches = Array.from({ length: LAUNCHES }, (_, i) =>
    toLaunchRow(
      {
        id: `launch-${i}`,
        kind: 'product',
        name: `launch-${i}`,
        patternName: patternName(Math.floor(random() * size.patterns * 0.3)),
        version: '1.0.0',
        state: random() < 0.7 ? 'available' : 'ended',
        launchedBy: `user:default/user-${i % 500}`,
        launchedAt: at,
        updatedAt: at,
      },
      at,
    ),
  );
  const refusals = Array.from({ length: RULES }, (_, i) => ({
    tool: 'cfn-guard',
    rule_id: `RULE_${i}`,
    count: Math.floor(random() * 5_000),
  }));
  const rows: Record<string, object[]> = {
    pattern_publications: publications,
    pattern_launches: launches,
    pattern_refusals: refusals,
  };
  await knex.transaction(async tx => {
    for (const [table, some] of Object.entries(rows)) {
      await tx.batchInsert(table, some, 200);
    }
  });
  if (knex.client.config.client === 'pg') await knex.raw('vacuum analyze');
  console.log(`${publications.length} publications`);
}

runOnEngines({
  size,
  callers: load.callers,
  measureStore: async (store, countStatements, knex) => {
    await seedFigures(knex);
    const query = { now, visibility };
    const cases: Record<string, () => Promise<unknown[]>> = {
      'patterns by type and lifecycle': () => countPatterns(knex),
      'versions by state': () => countVersions(knex),
      'time to publication, by month': () => publicationTimes(knex, now),
      'refusals by rule': () => mostRefusals(knex),
      'most used': () => usedPatterns(knex, query),
      'not changed for half a year': () => stalePatterns(knex, query),
      'all figures': async () => [await store.getStatistics(query)],
    };
    const results: Measurement[] = [];
    for (const [name, call] of Object.entries(cases)) {
      const rows = async () => (await call()).length;
      results.push(await measure(name, load, rows, countStatements));
    }
    return results;
  },
}).catch(error => {
  console.error(error);
  process.exitCode = 1;
});
