/**
 * How a catalog takes 10,000 patterns, and how long requests wait meanwhile:
 * node --import tsx benchmarks/catalog.ts
 */
import { aPattern } from '../plugins/catalog-backend-module-patterns/src/__testUtils__/aPattern';
import { startCatalog } from '../plugins/catalog-backend-module-patterns/src/__testUtils__/startCatalog';
import { patternName } from './lib/patternFixtures';
import { toTimesTable } from './lib/measure';
import {
  toWatchedTable,
  watchEventLoop,
  type Watched,
} from './lib/watchEventLoop';

const PATTERNS = 10_000;

type Catalog = Awaited<ReturnType<typeof startCatalog>>;

/** Asks for one entity again and again until something has ended. */
async function askMeanwhile(catalog: Catalog, work: () => Promise<unknown>) {
  let ended = false;
  const working = work().finally(() => {
    ended = true;
  });
  const times: number[] = [];
  while (!ended) {
    const start = performance.now();
    await catalog.client.queryEntities({ limit: 20 });
    times.push(performance.now() - start);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  await working;
  return times;
}

async function countOf(catalog: Catalog): Promise<number> {
  const filter = { kind: 'component' };
  return (await catalog.client.queryEntities({ filter, limit: 0 })).totalItems;
}

async function main() {
  const catalog = await startCatalog();
  const cases: Record<string, Watched> = {};
  const waits: Record<string, number[]> = {};
  catalog.patterns.put(
    ...Array.from({ length: PATTERNS }, (_, i) =>
      aPattern({ name: patternName(i), title: `Pattern ${i}` }),
    ),
  );
  const observe = async (name: string, work: () => Promise<unknown>) => {
    cases[name] = await watchEventLoop(async () => {
      waits[`a list page of the catalog, during: ${name}`] = await askMeanwhile(
        catalog,
        work,
      );
    });
  };
  await observe('first reading', catalog.readAll);
  await observe('processing, to the last entity', async () => {
    while ((await countOf(catalog)) < PATTERNS) {
      await new Promise(resolve => setTimeout(resolve, 500));
    }
  });
  await observe('a reading that changes nothing', catalog.readAll);
  catalog.patterns.put(aPattern({ name: patternName(7), title: 'Other' }));
  await observe('an event, to the entity', async () => {
    await catalog.tell(patternName(7));
    const ref = `component:default/${patternName(7)}`;
    while (
      (await catalog.client.getEntityByRef(ref))?.metadata.title !== 'Other'
    ) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  });
  console.log(`\n${PATTERNS} patterns, SQLite\n`);
  console.log(toWatchedTable(cases));
  console.log(`\n${toTimesTable(waits)}`);
  await catalog.stop();
}

main().then(
  () => process.exit(),
  error => {
    console.error(error);
    process.exit(1);
  },
);
