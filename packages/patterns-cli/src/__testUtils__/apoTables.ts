import {
  CreateTableCommand,
  waitUntilTableExists,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import tables from '../__fixtures__/apoTables.json';

/** Names of the predecessor's tables in tests. */
export const apoTableNames = {
  patterns: 'apo-patterns',
  attributes: 'apo-attributes',
  publications: 'apo-publications',
};

const keys = {
  patterns: ['patternId'],
  attributes: ['id'],
  publications: ['patternId', 'commitId'],
};

/** Makes the predecessor's tables, with a sample of what it writes. */
export async function makeApoTables(client: DynamoDBClient): Promise<void> {
  const documents = DynamoDBDocumentClient.from(client);
  for (const name of ['patterns', 'attributes', 'publications'] as const) {
    const TableName = apoTableNames[name];
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: keys[name].map(AttributeName => ({
          AttributeName,
          AttributeType: 'S',
        })),
        KeySchema: keys[name].map((AttributeName, i) => ({
          AttributeName,
          KeyType: i ? 'RANGE' : 'HASH',
        })),
      }),
    );
    await waitUntilTableExists(
      { client, maxWaitTime: 10, minDelay: 1 },
      { TableName },
    );
    for (const item of tables[name]) {
      const isLong = 'description' in item && item.description === 'TOO LONG';
      const Item = isLong ? { ...item, description: 'x'.repeat(1030) } : item;
      await documents.send(new PutCommand({ TableName, Item }));
    }
  }
}
