import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTablesCommand,
  ListTagsOfResourceCommand,
  PutItemCommand,
  TagResourceCommand,
  TransactionCanceledException,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { CreateKeyCommand } from '@aws-sdk/client-kms';
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  QueryCommandInput,
  TransactGetCommand,
  TransactWriteCommand,
  TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';

const TABLE = 'patterns';
const TABLE_ARN = `arn:aws:dynamodb:eu-west-1:123456789012:table/${TABLE}`;

const createTable = new CreateTableCommand({
  TableName: TABLE,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'byName'].map(AttributeName => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  LocalSecondaryIndexes: [
    {
      IndexName: 'name',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'byName', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  Tags: [{ Key: 'team', Value: 'platform' }],
});

describe('the local DynamoDB', () => {
  let localAws: LocalAws;
  let client: ReturnType<typeof localClients>['dynamoDb'];
  let documents: DynamoDBDocumentClient;

  beforeAll(async () => {
    localAws = await startLocalAws({ port: 0 });
    client = localClients(localAws.endpoint).dynamoDb;
    documents = DynamoDBDocumentClient.from(client);
  });

  beforeEach(() => client.send(createTable));

  afterEach(async () => {
    const url = `${localAws.endpoint}/_local/reset`;
    await fetch(url, { method: 'POST' });
  });

  afterAll(() => localAws.stop());

  const put = (sk: string, item: object = {}, pk = 'p') =>
    documents.send(
      new PutCommand({ TableName: TABLE, Item: { pk, sk, ...item } }),
    );

  async function get(sk: string, pk = 'p') {
    const { Item } = await documents.send(
      new GetCommand({ TableName: TABLE, Key: { pk, sk } }),
    );
    return Item;
  }

  const transact = (
    TransactItems: TransactWriteCommandInput['TransactItems'],
    input: Partial<TransactWriteCommandInput> = {},
  ) => documents.send(new TransactWriteCommand({ TransactItems, ...input }));

  const putNew = (sk: string, item: object = {}) => ({
    Put: {
      TableName: TABLE,
      Item: { pk: 'p', sk, ...item },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });

  const addOne = (sk: string) => ({
    Update: {
      TableName: TABLE,
      Key: { pk: 'p', sk },
      UpdateExpression: 'ADD #n :one',
      ExpressionAttributeNames: { '#n': 'count' },
      ExpressionAttributeValues: { ':one': 1 },
    },
  });

  const query = (input: Partial<QueryCommandInput> = {}) =>
    documents.send(
      new QueryCommand({
        TableName: TABLE,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'p' },
        ...input,
      }),
    );

  const failure = (sent: Promise<unknown>) =>
    sent.then(
      () => undefined,
      error => error,
    );

  it('writes and checks several items as one', async () => {
    await put('gone');
    await put('there', { state: 'ready' });
    await transact([
      putNew('new'),
      addOne('counter'),
      { Delete: { TableName: TABLE, Key: { pk: 'p', sk: 'gone' } } },
      {
        ConditionCheck: {
          TableName: TABLE,
          Key: { pk: 'p', sk: 'there' },
          ConditionExpression: '#s = :ready',
          ExpressionAttributeNames: { '#s': 'state' },
          ExpressionAttributeValues: { ':ready': 'ready' },
        },
      },
    ]);
    expect(await get('counter')).toEqual({ pk: 'p', sk: 'counter', count: 1 });
    expect(await get('gone')).toBeUndefined();
    expect(await get('there')).toEqual({
      pk: 'p',
      sk: 'there',
      state: 'ready',
    });
  });

  it('takes nothing of a transaction that one condition fails, and shows why', async () => {
    await put('taken', { byName: 'old' });
    const item = putNew('taken', { byName: 'new' });
    const error: TransactionCanceledException = await failure(
      transact([
        putNew('other', { byName: 'other' }),
        addOne('counter'),
        {
          Put: { ...item.Put, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
        },
      ]),
    );
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error.message).toContain('[None, None, ConditionalCheckFailed]');
    expect(error.CancellationReasons).toEqual([
      { Code: 'None' },
      { Code: 'None' },
      {
        Code: 'ConditionalCheckFailed',
        Message: 'The conditional request failed',
        Item: { pk: { S: 'p' }, sk: { S: 'taken' }, byName: { S: 'old' } },
      },
    ]);
    const { Items } = await query({ IndexName: 'name', ConsistentRead: true });
    expect(Items).toEqual([{ pk: 'p', sk: 'taken', byName: 'old' }]);
    expect(await get('counter')).toBeUndefined();
  });

  it('names an item that breaks a rule only beside the data', async () => {
    await put('text', { count: 'one' });
    const error = await failure(transact([putNew('new'), addOne('text')]));
    expect(error.CancellationReasons).toMatchObject([
      { Code: 'None' },
      { Code: 'ValidationError' },
    ]);
    expect(await get('new')).toBeUndefined();
  });

  it('lets one of twenty racing transactions win', async () => {
    const races = Array.from({ length: 20 }, (_, n) =>
      transact([putNew('lock', { n }), addOne('counter')]),
    );
    const results = await Promise.allSettled(races);
    const won = results.filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
    expect(await get('counter')).toMatchObject({ count: 1 });
  });

  it('never shows half a transaction', async () => {
    const both = (n: number) =>
      ['a', 'b'].map(sk => ({
        Put: { TableName: TABLE, Item: { pk: 'p', sk, n } },
      }));
    const writes = Array.from({ length: 30 }, (_, n) => transact(both(n)));
    const reads = Array.from({ length: 30 }, () =>
      query({ ConsistentRead: true }),
    );
    await Promise.all(writes);
    const seen = (await Promise.all(reads)).map(({ Items = [] }) =>
      Items.map(({ n }) => n),
    );
    expect(seen.filter(([a, b]) => a !== b)).toEqual([]);
    expect(seen.filter(({ length }) => length > 0)).not.toEqual([]);
  });

  it('performs a transaction once for its token', async () => {
    const token = { ClientRequestToken: 'one-token' };
    await transact([addOne('counter')], token);
    await transact([addOne('counter')], token);
    expect(await get('counter')).toMatchObject({ count: 1 });
    await expect(transact([addOne('other')], token)).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
  });

  it('refuses a transaction that is too long, or meets an item twice', async () => {
    const many = Array.from({ length: 101 }, (_, n) => putNew(`${n}`));
    await expect(transact(many)).rejects.toThrow('less than or equal to 100');
    await transact(many.slice(1));
    await expect(transact([putNew('x'), addOne('x')])).rejects.toThrow(
      'Transaction request cannot include multiple operations on one item',
    );
    const big = (n: number) => putNew(`big${n}`, { text: 'x'.repeat(390_000) });
    const tenBig = Array.from({ length: 11 }, (_, n) => big(n));
    await expect(transact(tenBig)).rejects.toThrow('exceeds 4 MB');
    expect(await get('big0')).toBeUndefined();
  });

  it('reads several items as one', async () => {
    await put('a', { n: 1 });
    const { Responses, ConsumedCapacity } = await documents.send(
      new TransactGetCommand({
        TransactItems: ['a', 'none'].map(sk => ({
          Get: { TableName: TABLE, Key: { pk: 'p', sk } },
        })),
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    expect(Responses).toEqual([{ Item: { pk: 'p', sk: 'a', n: 1 } }, {}]);
    expect(ConsumedCapacity).toEqual([
      { TableName: TABLE, CapacityUnits: 4, ReadCapacityUnits: 4 },
    ]);
  });

  it('shows the item that fails the condition of a single write', async () => {
    await put('a', { n: 1 });
    const update = new UpdateCommand({
      TableName: TABLE,
      Key: { pk: 'p', sk: 'a' },
      UpdateExpression: 'SET n = :two',
      ConditionExpression: 'n = :two',
      ExpressionAttributeValues: { ':two': 2 },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const error = await failure(documents.send(update));
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(error.Item).toMatchObject({ n: { N: '1' } });
  });

  it('reads an index in its order, at once', async () => {
    await put('1', { byName: 'b' });
    await put('2', { byName: 'a' });
    await put('3');
    await put('1', { byName: 'c' });
    const { Items } = await query({
      IndexName: 'name',
      ConsistentRead: true,
      ScanIndexForward: false,
    });
    expect(Items?.map(({ sk, byName }) => [sk, byName])).toEqual([
      ['1', 'c'],
      ['2', 'a'],
    ]);
  });

  it('ends a page at one megabyte', async () => {
    const text = 'x'.repeat(300_000);
    for (const sk of ['1', '2', '3', '4', '5', '6']) await put(sk, { text });
    const first = await query();
    expect(first.Count).toBe(4);
    expect(first.LastEvaluatedKey).toEqual({ pk: 'p', sk: '4' });
    const rest = await query({ ExclusiveStartKey: first.LastEvaluatedKey });
    expect(rest.Items?.map(({ sk }) => sk)).toEqual(['5', '6']);
    expect(rest.LastEvaluatedKey).toBeUndefined();
  });

  it('measures items in bytes of UTF-8', async () => {
    const fits = 400 * 1024 - 'pkpskatext'.length;
    await put('a', { text: 'x'.repeat(fits) });
    await expect(put('a', { text: 'x'.repeat(fits + 1) })).rejects.toThrow(
      'Item size has exceeded',
    );
    await expect(put('a', { text: 'é'.repeat(250_000) })).rejects.toThrow(
      'Item size has exceeded',
    );
  });

  it('takes up to 25 items in a batch', async () => {
    const batch = (length: number) =>
      documents.send(
        new BatchWriteCommand({
          RequestItems: {
            [TABLE]: Array.from({ length }, (_, n) => ({
              PutRequest: { Item: { pk: 'p', sk: `${n}` } },
            })),
          },
        }),
      );
    await expect(batch(26)).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await batch(25);
    expect(await query({ Select: 'COUNT' })).toMatchObject({ Count: 25 });
  });

  it('counts what a write costs, with its indexes, and twice in a transaction', async () => {
    const Item = { pk: 'p', sk: 'a', byName: 'a', text: 'x'.repeat(1500) };
    const { ConsumedCapacity: one } = await documents.send(
      new PutCommand({
        TableName: TABLE,
        Item,
        ReturnConsumedCapacity: 'INDEXES',
      }),
    );
    expect(one).toMatchObject({
      CapacityUnits: 4,
      Table: { CapacityUnits: 2 },
      LocalSecondaryIndexes: { name: { CapacityUnits: 2 } },
    });
    const { ConsumedCapacity: several } = await transact(
      [
        { Put: { TableName: TABLE, Item: { ...Item, byName: 'b' } } },
        putNew('b'),
      ],
      { ReturnConsumedCapacity: 'TOTAL' },
    );
    // 2 of the item, 2 of each of its two index entries, and 1 of the other.
    expect(several).toEqual([
      { TableName: TABLE, CapacityUnits: 14, WriteCapacityUnits: 14 },
    ]);
  });

  it('keeps the settings of a table', async () => {
    const { kms } = localClients(localAws.endpoint);
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    const keyArn = KeyMetadata?.Arn;
    await client.send(
      new UpdateTableCommand({
        TableName: TABLE,
        DeletionProtectionEnabled: true,
        SSESpecification: {
          Enabled: true,
          SSEType: 'KMS',
          KMSMasterKeyId: KeyMetadata?.KeyId,
        },
      }),
    );
    const { Table } = await client.send(
      new DescribeTableCommand({ TableName: TABLE }),
    );
    expect(Table).toMatchObject({
      TableArn: TABLE_ARN,
      TableStatus: 'ACTIVE',
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      DeletionProtectionEnabled: true,
      SSEDescription: { Status: 'ENABLED', KMSMasterKeyArn: keyArn },
    });
    const remove = new DeleteTableCommand({ TableName: TABLE });
    await expect(client.send(remove)).rejects.toThrow('protected');
    const unprotect = { TableName: TABLE, DeletionProtectionEnabled: false };
    await client.send(new UpdateTableCommand(unprotect));
    await client.send(remove);
    const { TableNames } = await client.send(new ListTablesCommand({}));
    expect(TableNames).toEqual([]);
  });

  it('knows tags, backups and the time to live', async () => {
    const table = { TableName: TABLE };
    await client.send(
      new TagResourceCommand({
        ResourceArn: TABLE_ARN,
        Tags: [{ Key: 'cost', Value: '1' }],
      }),
    );
    const { Tags } = await client.send(
      new ListTagsOfResourceCommand({ ResourceArn: TABLE_ARN }),
    );
    expect(Tags).toEqual([
      { Key: 'cost', Value: '1' },
      { Key: 'team', Value: 'platform' },
    ]);
    await client.send(
      new UpdateContinuousBackupsCommand({
        ...table,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );
    const { ContinuousBackupsDescription } = await client.send(
      new DescribeContinuousBackupsCommand(table),
    );
    expect(
      ContinuousBackupsDescription?.PointInTimeRecoveryDescription,
    ).toMatchObject({
      PointInTimeRecoveryStatus: 'ENABLED',
      RecoveryPeriodInDays: 35,
    });
    const enable = new UpdateTimeToLiveCommand({
      ...table,
      TimeToLiveSpecification: { Enabled: true, AttributeName: 'expires' },
    });
    await client.send(enable);
    await expect(client.send(enable)).rejects.toThrow('already enabled');
    const { TimeToLiveDescription } = await client.send(
      new DescribeTimeToLiveCommand(table),
    );
    expect(TimeToLiveDescription).toEqual({
      TimeToLiveStatus: 'ENABLED',
      AttributeName: 'expires',
    });
  });

  it('refuses what it would have to ignore', async () => {
    const unknown = new CreateTableCommand({
      ...createTable.input,
      TableName: 'other',
      StreamSpecification: { StreamEnabled: true },
    });
    await expect(client.send(unknown)).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('StreamSpecification of CreateTable'),
    });
    const metrics = new PutItemCommand({
      TableName: TABLE,
      Item: { pk: { S: 'p' }, sk: { S: 's' } },
      ReturnItemCollectionMetrics: 'SIZE',
    });
    await expect(client.send(metrics)).rejects.toMatchObject({
      name: 'NotImplemented',
    });
  });

  it('meets faults', async () => {
    localAws.faults.add({
      kind: 'throttle',
      service: 'dynamodb',
      operation: 'TransactWriteItems',
    });
    await expect(transact([putNew('a')])).rejects.toMatchObject({
      name: 'ProvisionedThroughputExceededException',
    });
    await transact([putNew('a')]);
  });
});

it('keeps tables, items and settings over a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-dynamodb-'));
  const run = async <T>(
    work: (client: DynamoDBDocumentClient) => Promise<T>,
  ) => {
    const localAws = await startLocalAws({ port: 0, dataDir });
    const { dynamoDb } = localClients(localAws.endpoint);
    try {
      return await work(DynamoDBDocumentClient.from(dynamoDb));
    } finally {
      await localAws.stop();
    }
  };
  const write = new TransactWriteCommand({
    ClientRequestToken: 'token',
    TransactItems: [
      { Put: { TableName: TABLE, Item: { pk: 'p', sk: 's', n: 1 } } },
    ],
  });
  await run(async client => {
    await client.send(
      new CreateTableCommand({
        ...createTable.input,
        DeletionProtectionEnabled: true,
      }),
    );
    await client.send(write);
  });
  await run(async client => {
    const Key = { pk: 'p', sk: 's' };
    const change = { TableName: TABLE, Item: { ...Key, n: 2 } };
    await client.send(new PutCommand(change));
    await client.send(write);
    const { Item } = await client.send(
      new GetCommand({ TableName: TABLE, Key }),
    );
    expect(Item).toMatchObject({ n: 2 });
    const { Table } = await client.send(
      new DescribeTableCommand({ TableName: TABLE }),
    );
    expect(Table?.DeletionProtectionEnabled).toBe(true);
  });
  rmSync(dataDir, { recursive: true });
});
