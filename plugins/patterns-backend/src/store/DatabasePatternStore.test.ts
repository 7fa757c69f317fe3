import {
  mockServices,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import {
  patternStoreContract,
  statisticsContract,
  storeTransferContract,
} from '@apo/backstage-plugin-patterns-node/testUtils';
import { emptyDatabases } from '../__testUtils__/emptyDatabases';
import { DatabasePatternStore } from './DatabasePatternStore';

jest.setTimeout(60_000);

const databases = emptyDatabases(['SQLITE_3', 'POSTGRES_15']);
if (!databases.supports('POSTGRES_15')) {
  console.warn(
    'DatabasePatternStore runs on SQLite only: start the tests with `node scripts/test-postgres.mjs -- <command>` to run it on PostgreSQL too',
  );
}

async function createStore(id: TestDatabaseId) {
  const knex = await databases.create(id);
  const database = mockServices.database({ knex });
  return { knex, store: await DatabasePatternStore.create({ database }) };
}

describe.each(databases.eachSupportedId())('DatabasePatternStore on %s', id => {
  patternStoreContract(async () => (await createStore(id)).store);
  storeTransferContract(async () => (await createStore(id)).store);
  statisticsContract(async () => (await createStore(id)).store);

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
      attribute: ['TIER:GOLD', 'TIER:SILVER', 'ZONE:EU'],
      visibility: { unpublished: false },
    });
    expect(statements).toHaveLength(1);
  });
});
