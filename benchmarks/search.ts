/**
 * What the search engines are told of 10,000 patterns with the documents of a
 * starter, and how long they take for it:
 * node --expose-gc --import tsx benchmarks/search.ts [--patterns 1000]
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import type { SearchDocument } from '@apo/backstage-plugin-patterns-common';
import { mockServices } from '@backstage/backend-test-utils';
import {
  LunrSearchEngine,
  type SearchEngine,
} from '@backstage/plugin-search-backend-node';
import { PgSearchEngine } from '@backstage/plugin-search-backend-module-pg';
import { packBundle, type BundleStore } from '../plugins/patterns-node/src';
import { SearchDocumentService } from '../plugins/patterns-backend/src/search/SearchDocumentService';
import { DatabasePatternStore } from '../plugins/patterns-backend/src/store/DatabasePatternStore';
import { FolderBundleStore } from '../plugins/patterns-backend/src/store/FolderBundleStore';
import { PatternsCollatorFactory } from '../plugins/search-backend-module-patterns/src/collator/PatternsCollatorFactory';
import { openDatabase } from './lib/openDatabase';
import { seedPatterns } from './lib/seedPatterns';
import {
  toWatchedTable,
  watchEventLoop,
  type Watched,
} from './lib/watchEventLoop';

const PAGE = 50;
const starter = path.join(__dirname, '../templates/starters/dynamodb-table');
const nothing = () => {};
const logger: LoggerService = {
  error: nothing,
  warn: nothing,
  info: nothing,
  debug: nothing,
  child: () => logger,
};

/** Every digest is that of one starter, which is read from the disk each time. */
async function bundlesOfStarter(folder: string): Promise<BundleStore> {
  const names = await readdir(starter);
  const content = await Promise.all(
    names.map(
      async name =>
        [name, await readFile(path.join(starter, name))] as [string, Buffer],
    ),
  );
  const { digest, tar } = await packBundle(new Map(content));
  const store = await FolderBundleStore.create({ folder });
  await store.put(digest, tar);
  const open = () => store.open(digest);
  return { ...store, open } as unknown as BundleStore;
}

async function readAll(service: SearchDocumentService) {
  const documents: SearchDocument[] = [];
  let cursor: string | undefined;
  do {
    const page = await service.list({ limit: PAGE, cursor }, {} as never);
    documents.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return documents;
}

async function index(engine: SearchEngine, documents: SearchDocument[]) {
  async function* pages() {
    for (let at = 0; at < documents.length; at += PAGE) {
      // Pages come over the network, so the loop turns between them.
      await setImmediate();
      yield documents.slice(at, at + PAGE);
    }
  }
  const factory = new PatternsCollatorFactory({ pages } as never);
  const collator: Readable = await factory.getCollator();
  await pipeline(collator, await engine.getIndexer('patterns'));
}

async function measureEngine(
  name: string,
  engine: SearchEngine,
  documents: SearchDocument[],
  cases: Record<string, Watched>,
) {
  cases[`${name}: all documents, first`] = await watchEventLoop(() =>
    index(engine, documents),
  );
  cases[`${name}: all documents, again`] = await watchEventLoop(() =>
    index(engine, documents),
  );
  cases[`${name}: one search`] = await watchEventLoop(() =>
    engine.query({ term: 'dynamodb pitr', types: ['patterns'] }),
  );
}

async function main() {
  const { values } = parseArgs({ options: { patterns: { type: 'string' } } });
  const patterns = Number(values.patterns ?? 10_000);
  const cases: Record<string, Watched> = {};
  const folder = await mkdtemp(path.join(tmpdir(), 'search-benchmark-'));
  const database = await openDatabase('sqlite', 1);
  try {
    const { knex } = database!;
    const store = await DatabasePatternStore.create({
      database: mockServices.database({ knex }),
    });
    await seedPatterns(store, knex, { patterns, versionsEach: 2 });
    const service = new SearchDocumentService({
      store,
      bundles: await bundlesOfStarter(folder),
      access: { visibility: async () => ({ unpublished: false }) } as never,
      logger,
    });
    let documents: SearchDocument[] = [];
    global.gc?.();
    const before = process.memoryUsage();
    cases['documents of all patterns, first'] = await watchEventLoop(
      async () => {
        documents = await readAll(service);
      },
    );
    // What was read from the disk goes with the second look only.
    for (let look = 0; look < 2; look++) {
      global.gc?.();
      await setImmediate();
    }
    const after = process.memoryUsage();
    cases['documents of all patterns, again'] = await watchEventLoop(() =>
      readAll(service),
    );
    console.log(
      `\n${documents.length} documents of ${patterns} patterns, ${(
        JSON.stringify(documents).length / 1e6
      ).toFixed(1)} MB; kept packed: ${(
        (after.arrayBuffers - before.arrayBuffers) /
        1e6
      ).toFixed(1)} MB\n`,
    );
    const lunr = new LunrSearchEngine({ logger });
    await measureEngine('Lunr', lunr, documents, cases);
    const pg = await openDatabase('pg', 4);
    if (pg) {
      const engine = await PgSearchEngine.fromConfig(new ConfigReader({}), {
        database: mockServices.database({ knex: pg.knex }),
        logger,
      });
      await measureEngine('PostgreSQL', engine, documents, cases);
      await pg.close();
    }
    console.log(toWatchedTable(cases));
  } finally {
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
