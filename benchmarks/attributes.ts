/**
 * Attributes at 5,000 patterns and 1,000 attributes, from 8 callers at once:
 * node --import tsx benchmarks/attributes.ts [--client sqlite|pg]
 */
import type {
  AttributeQuery,
  Visibility,
} from '@apo/backstage-plugin-patterns-node';
import type { DatabasePatternStore } from '../plugins/patterns-backend/src/store/DatabasePatternStore';
import { measure, type Measurement } from './lib/measure';
import { runOnEngines } from './lib/runOnEngines';

const size = { patterns: 5_000, versionsEach: 2 };
const load = { callers: 8, callsEach: 20 };
const everything: Visibility = { unpublished: true };
const page: AttributeQuery = {
  sort: 'key',
  order: 'asc',
  limit: 100,
  visibility: everything,
};

function casesOf(
  store: DatabasePatternStore,
): Record<string, () => Promise<number>> {
  const list = async (query: Partial<AttributeQuery>) =>
    (await store.listAttributes({ ...page, ...query })).items.length;
  const breaches = async (key: string) => {
    const rule = { requiredFor: ['CFN' as const], several: false };
    return (
      await store.listRuleBreaches({
        key,
        rule,
        limit: 20,
        visibility: everything,
      })
    ).items.length;
  };
  return {
    '100 attributes by key': () => list({}),
    '100 attributes by uses': () => list({ sort: 'uses', order: 'desc' }),
    '100 attributes of readers': () =>
      list({ visibility: { unpublished: false } }),
    'attributes of one key': () => list({ key: ['Key7'] }),
    'search attributes': () => list({ search: 'value19' }),
    'all keys with their values': async () =>
      (await store.listAttributeKeys()).length,
    'one attribute that many carry': async () =>
      Number(!!(await store.getAttribute('KEY0:VALUE0', everything))),
    'patterns that break a rule': () => breaches('Key0'),
    'facets of the catalog': async () =>
      (await store.getFacets(everything)).attribute.length,
    'ask for all patterns to be synced': async () => {
      const subjects = Array.from({ length: 300 }, (_, i) => ({
        kind: 'pattern' as const,
        id: `pattern-${String(i).padStart(5, '0')}`,
      }));
      await store.requestSync(subjects);
      return subjects.length;
    },
    'claim four sync requests': async () =>
      (await store.claimSyncRequests({ holder: 'b', durationMs: 1 }, 4)).length,
  };
}

runOnEngines({
  size,
  callers: load.callers,
  measureStore: async (store, countStatements) => {
    const results: Measurement[] = [];
    for (const [name, call] of Object.entries(casesOf(store))) {
      results.push(await measure(name, load, call, countStatements));
    }
    return results;
  },
}).catch(error => {
  console.error(error);
  process.exitCode = 1;
});
