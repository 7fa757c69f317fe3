import type { Knex } from 'knex';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DatabasePatternStore } from './DatabasePatternStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});
const migrations = {
  directory: resolvePackagePath(
    '@apo/backstage-plugin-patterns-backend',
    'migrations',
  ),
};

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
  });

  it('go up, down and up again', async () => {
    const empty = await tablesOf(knex);
    await knex.migrate.latest(migrations);
    const full = await tablesOf(knex);
    expect(full).toEqual(
      expect.arrayContaining(['patterns', 'pattern_versions']),
    );
    await knex.migrate.rollback(migrations, true);
    const left = await tablesOf(knex);
    expect(left.filter(table => !table.startsWith('knex_'))).toEqual(empty);
    await knex.migrate.latest(migrations);
    expect(await tablesOf(knex)).toEqual(full);
  });

  it('are left alone when the database says to skip them', async () => {
    const database = mockServices.database({
      knex,
      migrations: { skip: true },
    });
    await DatabasePatternStore.create({ database });
    expect(await knex.schema.hasTable('patterns')).toBe(false);
  });

  it('remove what belongs to a pattern with it', async () => {
    await knex.migrate.latest(migrations);
    if (id === 'SQLITE_3') await knex.raw('pragma foreign_keys = on');
    await knex('patterns').insert({
      name: 'bucket',
      title: 'Bucket',
      title_key: 'bucket',
      type: 'CFN',
      description: '',
      owner: 'group:default/a',
      lifecycle: 'unpublished',
      created_by: 'user:default/a',
      created_at: '2026-01-01T00:00:00.000Z',
      updated_at: '2026-01-01T00:00:00.000Z',
    });
    const term = { pattern_name: 'bucket', term: 'bucket', source: 'about' };
    await knex('pattern_terms').insert(term);
    await expect(
      knex('pattern_terms').insert({ ...term, pattern_name: 'other' }),
    ).rejects.toThrow(/foreign key/i);
    await knex('patterns').delete();
    expect(await knex('pattern_terms')).toEqual([]);
  });
});

async function tablesOf(knex: Knex): Promise<string[]> {
  const rows: { name: string }[] =
    knex.client.config.client === 'pg'
      ? await knex('pg_tables')
          .select({ name: 'tablename' })
          .where({ schemaname: 'public' })
      : await knex('sqlite_master')
          .select('name')
          .where({ type: 'table' })
          .whereNot('name', 'like', 'sqlite_%');
  return rows.map(({ name }) => name).sort();
}
