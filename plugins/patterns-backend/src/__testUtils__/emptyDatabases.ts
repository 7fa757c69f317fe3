import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import createKnex, { type Knex } from 'knex';

/**
 * Empty databases on the engines that are here; to be called at the head of a
 * test file. PostgreSQL takes long to create a database and to drop it, so
 * there each one is a schema of its own in one database, as the database
 * service of Backstage does with `pluginDivisionMode: schema`.
 */
export function emptyDatabases(ids: TestDatabaseId[]) {
  const opened: Knex[] = [];
  // Before those of TestDatabases, which drop the database.
  afterAll(() => Promise.all(opened.map(knex => knex.destroy())));
  const databases = TestDatabases.create({ ids, disableDocker: true });
  let shared: Promise<Knex> | undefined;

  async function createSchema(): Promise<Knex> {
    shared ??= databases.init('POSTGRES_15');
    const whole = await shared;
    const schema = `empty_${opened.length}`;
    const { client, connection, pool } = whole.client.config as Knex.Config;
    const knex = createKnex({ client, connection, pool, searchPath: [schema] });
    opened.push(knex);
    await whole.raw('CREATE SCHEMA ??', [schema]);
    return knex;
  }

  return {
    supports: (id: TestDatabaseId) => databases.supports(id),
    eachSupportedId: () => databases.eachSupportedId(),
    create: (id: TestDatabaseId): Promise<Knex> =>
      id === 'POSTGRES_15' ? createSchema() : databases.init(id),
  };
}
