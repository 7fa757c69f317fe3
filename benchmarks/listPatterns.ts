/**
 * List pages of 20 at 10,000 patterns and 100,000 versions, from 8 callers at
 * once: node --import tsx benchmarks/listPatterns.ts [--client sqlite|pg]
 */
import type {
  PatternQuery,
  Visibility,
} from '@apo/backstage-plugin-patterns-node';
import type { DatabasePatternStore } from '../plugins/patterns-backend/src/store/DatabasePatternStore';
import { measure, type Measurement } from './lib/measure';
import { RARE_WORD } from './lib/patternFixtures';
import { runOnEngines } from './lib/runOnEngines';

const size = { patterns: 10_000, versionsEach: 10 };
const load = { callers: 8, callsEach: 40 };
/** What DESIGN.md allows, in milliseconds. */
const BUDGET_P95 = 25;

const everything: Visibility = { unpublished: true };
const published: Visibility = { unpublished: false };
const page: PatternQuery = {
  sort: 'updated',
  order: 'desc',
  limit: 20,
  visibility: published,
};
const orders = (['name', 'title', 'updated'] as const).flatMap(sort =>
  (['asc', 'desc'] as const).map(order => ({ sort, order })),
);

const filters: Record<string, Partial<PatternQuery>> = {
  'type=CDK': { type: ['CDK'] },
  'one owner of 200': { owner: ['group:default/team-7'] },
  'three owners': { owner: [1, 2, 3].map(n => `group:default/team-${n}`) },
  'lifecycle=deprecated': { lifecycle: ['deprecated'] },
  'lifecycle=revoked': { lifecycle: ['revoked'], visibility: everything },
  'state=in-review': { state: ['in-review'], visibility: everything },
  'common resource type': { resourceType: ['AWS::Service0::Thing0'] },
  'rare resource type': { resourceType: ['AWS::Service19::Thing299'] },
  'all filters': {
    type: ['CFN'],
    owner: ['group:default/team-7', 'group:default/team-8'],
    lifecycle: ['active'],
    state: ['published'],
    resourceType: ['AWS::Service0::Thing0', 'AWS::Service1::Thing1'],
  },
  'common attribute': { attribute: ['KEY0:VALUE0'] },
  'rare attribute': { attribute: ['KEY49:VALUE19'] },
  'two attributes': { attribute: ['KEY0:VALUE0', 'KEY1:VALUE0'] },
  'five values of one key': {
    attribute: [0, 1, 2, 3, 4].map(n => `KEY7:VALUE${n}`),
  },
  'nothing matches': { owner: ['group:default/nobody'] },
  'policy: own or not CDK': {
    visibility: {
      unpublished: true,
      filter: {
        anyOf: [
          { key: 'owner', values: ['group:default/team-7'] },
          { not: { key: 'type', values: ['CDK'] } },
        ],
      },
    },
  },
  'policy: drafts of two owners': {
    visibility: {
      unpublished: {
        key: 'owner',
        values: ['group:default/team-7', 'group:default/team-8'],
      },
    },
  },
  'policy: their drafts in review': {
    state: ['in-review'],
    visibility: {
      unpublished: {
        key: 'owner',
        values: ['group:default/team-7', 'group:default/team-8'],
      },
    },
  },
};

const searches: Record<string, string> = {
  'common word': 'encrypted',
  'two letters': 'en',
  'one pattern': 'pattern-04242',
  'two common words': 'bucket queue',
  'four common words': 'bucket queue policy endpoint',
  'rare word': RARE_WORD,
  'common and rare word': `encrypted ${RARE_WORD}`,
  'no such word': 'zzzzzz',
  'common and no such word': 'encrypted zzzzzz',
};

async function casesOf(
  store: DatabasePatternStore,
): Promise<[string, PatternQuery][]> {
  const deep: [string, PatternQuery][] = [];
  for (const order of orders) {
    const query = { ...page, ...order };
    const { nextCursor } = await store.listPatterns({ ...query, limit: 8000 });
    const name = `after 8,000 by ${order.sort} ${order.order}`;
    deep.push([name, { ...query, cursor: nextCursor }]);
  }
  return [
    ...orders.map((order): [string, PatternQuery] => [
      `by ${order.sort} ${order.order}`,
      { ...page, ...order },
    ]),
    ['everything by updated desc', { ...page, visibility: everything }],
    ...deep,
    ...Object.entries(filters).map(([name, query]): [string, PatternQuery] => [
      `filter: ${name}`,
      { ...page, ...query },
    ]),
    ...Object.entries(searches).flatMap(([name, search]) =>
      (['updated', 'title'] as const).map((sort): [string, PatternQuery] => [
        `search: ${name}, by ${sort}`,
        { ...page, sort, search },
      ]),
    ),
    [
      'search and filters',
      { ...page, search: 'encrypted bucket', ...filters['all filters'] },
    ],
  ];
}

runOnEngines({
  size,
  callers: load.callers,
  measureStore: async (store, countStatements) => {
    const results: Measurement[] = [];
    for (const [name, query] of await casesOf(store)) {
      const call = async () => (await store.listPatterns(query)).items.length;
      results.push(await measure(name, load, call, countStatements));
    }
    return results;
  },
  judge: results => {
    const over = results.filter(({ p95 }) => p95 > BUDGET_P95);
    console.log(
      over.length
        ? `over ${BUDGET_P95} ms at p95: ${over.map(m => m.name).join('; ')}`
        : `every p95 is within ${BUDGET_P95} ms`,
    );
  },
}).catch(error => {
  console.error(error);
  process.exitCode = 1;
});
