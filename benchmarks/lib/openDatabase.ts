import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knexFactory, { type Knex } from 'knex';

/** Engines that a benchmark runs on. */
export type Engine = 'sqlite' | 'pg';

/** An empty database, gone after `close`. */
export type BenchmarkDatabase = { knex: Knex; close: () => Promise<void> };

/**
 * Opens an empty database, as Backstage opens one: SQLite as a file with one
 * connection, PostgreSQL with a pool; undefined when there is no PostgreSQL.
 */
export async function openDatabase(
  engine: Engine,
  connections: number,
): Promise<BenchmarkDatabase | undefined> {
  return engine === 'sqlite' ? openSqlite() : openPostgres(connections);
}

async function openSqlite(): Promise<BenchmarkDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'patterns-benchmark-'));
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename: join(folder, 'patterns.sqlite') },
    useNullAsDefault: true,
  });
  const close = async () => {
    await knex.destroy();
    await rm(folder, { recursive: true, force: true });
  };
  return { knex, close };
}

async function openPostgres(
  connections: number,
): Promise<BenchmarkDatabase | undefined> {
  const { startPostgres } = await import('../../scripts/test-postgres.mjs');
  const server = await startPostgres();
  if (!server) return undefined;
  const knex = knexFactory({
    client: 'pg',
    connection: server.connectionString,
    pool: { min: connections, max: connections },
  });
  const close = async () => {
    await knex.destroy();
    await server.stop();
  };
  return { knex, close };
}
