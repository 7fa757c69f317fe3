import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Knex } from 'knex';
import { DatabasePatternStore } from '../../plugins/patterns-backend/src/store/DatabasePatternStore';
import { toTable, type Measurement } from './measure';
import { openDatabase, type Engine } from './openDatabase';
import { seedPatterns } from './seedPatterns';

const allEngines: Engine[] = ['sqlite', 'pg'];

/** Measures one filled store. */
export type MeasureStore = (
  store: DatabasePatternStore,
  countStatements: () => number,
  knex: Knex,
) => Promise<Measurement[]>;

/**
 * Measures a store on each engine, or on that of `--client`, filled with
 * patterns, and prints the figures in milliseconds.
 */
export async function runOnEngines(options: {
  size: { patterns: number; versionsEach: number };
  callers: number;
  measureStore: MeasureStore;
  /** Prints what the figures mean. */
  judge?: (results: Measurement[]) => void;
}): Promise<void> {
  const { values } = parseArgs({ options: { client: { type: 'string' } } });
  const engines = values.client ? [values.client as Engine] : allEngines;
  console.log(
    `Node ${process.version}, ${cpus().length} CPUs (${cpus()[0]?.model}); ${
      options.callers
    } callers; times in ms`,
  );
  for (const engine of engines) {
    const results = await runOn(engine, options);
    if (!results) continue;
    console.log(`\n${engine}\n\n${toTable(results)}\n`);
    options.judge?.(results);
  }
}

async function runOn(
  engine: Engine,
  { size, callers, measureStore }: Parameters<typeof runOnEngines>[0],
): Promise<Measurement[] | undefined> {
  const opened = await openDatabase(engine, callers);
  if (!opened) return undefined;
  const { knex, close } = opened;
  try {
    const database = { getClient: async () => knex };
    const store = await DatabasePatternStore.create({ database });
    const start = performance.now();
    await seedPatterns(store, knex, size);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`${engine}: filled in ${seconds} s`);
    let statements = 0;
    knex.on('query', () => statements++);
    return await measureStore(store, () => statements, knex);
  } finally {
    await close();
  }
}
