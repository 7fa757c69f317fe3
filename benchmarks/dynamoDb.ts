/**
 * Requests and capacity of the DynamoDB store, at 1,000 patterns with 10,000
 * versions: node --import tsx benchmarks/dynamoDb.ts [--patterns 10000]
 *
 * Times would be those of the local stand-in, so only what AWS counts is told:
 * read and write units, as DynamoDB gives them back for each request.
 */
import { parseArgs } from 'node:util';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  storedKinds,
  type PatternQuery,
  type PatternStore,
  type StoreTransfer,
} from '@apo/backstage-plugin-patterns-node';
import { startLocalAws } from '../packages/local-aws/src';
import { DynamoDbPatternStore } from '../plugins/patterns-backend-module-aws/src/dynamoDb/DynamoDbPatternStore';
import { documentSettings } from '../plugins/patterns-backend-module-aws/src/dynamoDb/createDynamoDbClient';
import { patternTable } from '../plugins/patterns-backend-module-aws/src/dynamoDb/patternTable';
import { DatabasePatternStore } from '../plugins/patterns-backend/src/store/DatabasePatternStore';
import { openDatabase } from './lib/openDatabase';
import { patternName } from './lib/patternFixtures';
import { seedPatterns } from './lib/seedPatterns';

const tableName = 'patterns';
const everything = { unpublished: true };
const published = { unpublished: false };

/** What DynamoDB has counted. */
const used = { requests: 0, units: 0 };

async function main() {
  const { values } = parseArgs({ options: { patterns: { type: 'string' } } });
  const patterns = Number(values.patterns ?? 1_000);
  const aws = await startLocalAws({ port: 0 });
  Object.assign(process.env, aws.env);
  try {
    const store = await fill(patterns);
    const rows: string[][] = [];
    for (const [name, call] of Object.entries(casesOf(store, patterns))) {
      Object.assign(used, { requests: 0, units: 0 });
      const found = await call();
      rows.push([
        name,
        String(used.requests),
        used.units.toFixed(1),
        String(found),
      ]);
    }
    const head = ['case', 'requests', 'capacity units', 'items'];
    console.log(`\n${patterns} patterns, ${patterns * 10} versions\n`);
    for (const row of [head, head.map(() => '---'), ...rows]) {
      console.log(`| ${row.join(' | ')} |`);
    }
  } finally {
    await aws.stop();
  }
}

/** Fills a database in bulk, and brings all of it to DynamoDB. */
async function fill(patterns: number): Promise<DynamoDbPatternStore> {
  const client = createClient();
  await client.send(new CreateTableCommand(patternTable({ tableName })));
  const store = new DynamoDbPatternStore({ client, table: tableName });
  const opened = await openDatabase('sqlite', 1);
  const { knex, close } = opened!;
  const start = performance.now();
  try {
    const database = { getClient: async () => knex };
    const source = await DatabasePatternStore.create({ database });
    await seedPatterns(source, knex, { patterns, versionsEach: 10 });
    await move(source, store);
  } finally {
    await close();
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `filled in ${seconds} s with ${
      used.requests
    } requests, ${used.units.toFixed(0)} capacity units`,
  );
  return store;
}

async function move(source: StoreTransfer, target: StoreTransfer) {
  for (const kind of storedKinds) {
    for await (const { items } of source.readItems(kind)) {
      await target.writeItems(items);
    }
  }
}

function casesOf(
  store: PatternStore,
  patterns: number,
): Record<string, () => Promise<number>> {
  const page: PatternQuery = {
    sort: 'updated',
    order: 'desc',
    limit: 20,
    visibility: published,
  };
  const list = (query: Partial<PatternQuery>) => async () =>
    (await store.listPatterns({ ...page, ...query })).items.length;
  const name = patternName(Math.floor(patterns / 2));
  const versions = (state?: 'in-review') => async () =>
    (
      await store.listVersions({
        state: state && [state],
        order: 'asc',
        limit: 20,
        visibility: everything,
      })
    ).items.length;
  return {
    'list by name': list({ sort: 'name', order: 'asc' }),
    'list by title': list({ sort: 'title', order: 'asc' }),
    'list by last change': list({}),
    'list, type': list({ type: ['CDK'] }),
    'list, owner': list({ owner: ['group:default/team-7'] }),
    'list, state': list({ state: ['in-review'], visibility: everything }),
    'list, rare attribute': list({ attribute: ['KEY49:VALUE19'] }),
    'list, common attribute': list({ attribute: ['KEY0:VALUE0'] }),
    'list, resource type': list({ resourceType: ['AWS::Service19::Thing299'] }),
    'list, drafts of two owners': list({
      visibility: {
        unpublished: {
          key: 'owner',
          values: ['group:default/team-7', 'group:default/team-8'],
        },
      },
    }),
    'search, one pattern': list({ search: name }),
    'search, common word': list({ search: 'encrypted' }),
    'search, two common words': list({ search: 'bucket queue' }),
    'a pattern': async () => ((await store.getPattern(name)) ? 1 : 0),
    'its versions': async () => (await store.getVersions(name)).length,
    'reviews waiting': versions('in-review'),
    'versions of all states': versions(),
    'totals and facets (cached)': async () =>
      (await store.getFacets(published)).total,
    'statistics (cached)': async () =>
      (await store.getStatistics({ now: new Date(), visibility: everything }))
        .versions.length,
    attributes: async () =>
      (
        await store.listAttributes({
          sort: 'key',
          order: 'asc',
          limit: 25,
          visibility: everything,
        })
      ).items.length,
    'work to do, none': async () =>
      (
        await store.claimVersions(
          'approved',
          { holder: 'me', durationMs: 1_000 },
          1,
          'CDK',
        )
      ).length,
    'a submission': async () => {
      await store.submitVersion({
        patternName: name,
        version: '9.0.0',
        title: 'Another title',
        type: (await store.getPattern(name))!.type,
        description: 'Other words',
        owner: 'group:default/team-7',
        digest: 'a'.repeat(64),
        files: [{ path: 'template.yaml', size: 1 }],
        submittedBy: 'user:default/publisher',
      });
      return 1;
    },
    'a step': async () => {
      await store.transition({
        patternName: name,
        version: '9.0.0',
        from: 'validating',
        to: 'in-review',
        digest: 'a'.repeat(64),
        actor: 'plugin:patterns',
      });
      return 1;
    },
  };
}

/** A client that counts what DynamoDB says a request has used. */
function createClient(): DynamoDBDocumentClient {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient(),
    documentSettings,
  );
  client.middlewareStack.add(
    next => async args => {
      const input = args.input as { ReturnConsumedCapacity?: string };
      const result = await next({
        ...args,
        input: { ...input, ReturnConsumedCapacity: 'TOTAL' } as never,
      });
      const { ConsumedCapacity } = result.output as {
        ConsumedCapacity?:
          | { CapacityUnits?: number }
          | { CapacityUnits?: number }[];
      };
      used.requests += 1;
      for (const { CapacityUnits = 0 } of [ConsumedCapacity ?? []].flat()) {
        used.units += CapacityUnits;
      }
      return result;
    },
    { step: 'initialize' },
  );
  return client;
}

void main();
