import {
  CreateTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ConfigReader } from '@backstage/config';
import { AwsAccess } from '@apo/backstage-plugin-patterns-node';
import { startLocalAws, type LocalAws } from '@apo/local-aws';
import { documentSettings } from '../dynamoDb/createDynamoDbClient';
import { DynamoDbPatternStore } from '../dynamoDb/DynamoDbPatternStore';
import { patternTable } from '../dynamoDb/patternTable';

const region = 'eu-west-1';

/** Stores in the DynamoDB of a local AWS, each with a table of its own. */
export function localTable() {
  let aws: LocalAws;
  let client: DynamoDBDocumentClient;
  let tables = 0;
  let sent: string[] = [];
  let waiting: { command: string; calls: number; act: () => unknown }[] = [];

  beforeAll(async () => {
    aws = await startLocalAws({ port: 0 });
    Object.assign(process.env, aws.env);
    client = DynamoDBDocumentClient.from(
      new DynamoDBClient({ region, maxAttempts: 5 }),
      documentSettings,
    );
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async args => {
          sent.push(commandName);
          await actBefore(commandName);
          return next(args);
        },
      { step: 'initialize' },
    );
  });
  afterAll(() => aws.stop());

  async function actBefore(command: string) {
    const [next] = waiting.filter(each => each.command === command);
    if (!next) return;
    next.calls -= 1;
    if (next.calls) return;
    waiting = waiting.filter(each => each !== next);
    await next.act();
  }

  async function create(input: ReturnType<typeof patternTable>) {
    await client.send(new CreateTableCommand(input));
    const { TableName } = input;
    await waitUntilTableExists(
      { client, maxWaitTime: 10, minDelay: 1 },
      { TableName },
    );
    return TableName!;
  }
  const nextName = () => {
    tables += 1;
    return `patterns-${tables}`;
  };
  const createTable = () => create(patternTable({ tableName: nextName() }));

  return {
    get aws() {
      return aws;
    },
    access: () =>
      AwsAccess.fromConfig(new ConfigReader({}), {
        name: 'test',
        version: '1',
      }),
    createTable,
    /** A table of other keys. */
    createOther: () => {
      const { AttributeDefinitions, ...input } = patternTable({
        tableName: nextName(),
      });
      return create({
        ...input,
        AttributeDefinitions: AttributeDefinitions?.slice(0, 2),
        LocalSecondaryIndexes: undefined,
        GlobalSecondaryIndexes: undefined,
      });
    },
    createStore: async () =>
      new DynamoDbPatternStore({ client, table: await createTable() }),
    /** The commands that are sent from now on. */
    countRequests: () => {
      sent = [];
      return () => [...sent];
    },
    /** Does something before a command is sent, of several from now on. */
    beforeNext: (command: string, calls: number, act: () => unknown) => {
      waiting.push({ command, calls, act });
    },
  };
}
