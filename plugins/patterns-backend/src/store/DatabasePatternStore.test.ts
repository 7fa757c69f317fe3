import type { Knex } from 'knex';
import {
  mockServices,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type {
  PatternFilter,
  Visibility,
} from '@apo/backstage-plugin-patterns-node';
import { patternStoreContract } from '@apo/backstage-plugin-patterns-node/testUtils';
import { DatabasePatternStore } from './DatabasePatternStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});
if (!databases.supports('POSTGRES_15')) {
  console.warn(
    'DatabasePatternStore runs on SQLite only: start the tests with `node scripts/test-postgres.mjs -- <command>` to run it on PostgreSQL too',
  );
}

async function createStore(id: TestDatabaseId) {
  const knex = await databases.init(id);
  const database = mockServices.database({ knex });
  return { knex, store: await DatabasePatternStore.create({ database }) };
}

describe.each(databases.eachSupportedId())('DatabasePatternStore on %s', id => {
  patternStoreContract(async () => (await createStore(id)).store);

  it('reads attributes with their patterns and as conditions', async () => {
    const { store, knex } = await createStore(id);
    await seedAttributes(store, knex);
    const gold: PatternFilter = {
      key: 'attribute',
      attribute: 'TIER',
      values: ['GOLD', 'PLATINUM'],
    };
    const bucket = ['bucket', { TIER: 'GOLD', ZONE: `it's "1"` }];
    const queue = ['queue', { TIER: 'SILVER' }];
    const topic = ['topic', {}];
    expect(await listAttributes(store)).toEqual([bucket, queue, topic]);
    expect(await listAttributes(store, gold)).toEqual([bucket]);
    expect(await listAttributes(store, { not: gold })).toEqual([queue, topic]);
  });

  it('lists a page in one statement', async () => {
    const { store, knex } = await createStore(id);
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    await store.listPatterns({
      sort: 'updated',
      order: 'desc',
      limit: 20,
      search: 'encrypted bucket',
      type: ['CFN'],
      resourceType: ['AWS::S3::Bucket'],
      visibility: { unpublished: false },
    });
    expect(statements).toHaveLength(1);
  });
});

async function seedAttributes(store: DatabasePatternStore, knex: Knex) {
  for (const patternName of ['bucket', 'queue', 'topic']) {
    await store.submitVersion({
      patternName,
      version: '1.0.0',
      title: 'Title',
      type: 'CFN',
      description: '',
      owner: 'group:default/a',
      digest: 'd',
      files: [],
      submittedBy: 'user:default/a',
    });
  }
  await knex('pattern_attributes').insert([
    { pattern_name: 'bucket', key: 'TIER', value: 'GOLD' },
    { pattern_name: 'bucket', key: 'ZONE', value: `it's "1"` },
    { pattern_name: 'queue', key: 'TIER', value: 'SILVER' },
  ]);
}

async function listAttributes(
  store: DatabasePatternStore,
  filter?: Visibility['filter'],
) {
  const { items } = await store.listPatterns({
    sort: 'name',
    order: 'asc',
    limit: 10,
    visibility: { unpublished: true, filter },
  });
  return items.map(({ name, attributes }) => [name, attributes]);
}
