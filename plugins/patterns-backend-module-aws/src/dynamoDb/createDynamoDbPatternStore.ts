import {
  DescribeTableCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { InputError } from '@backstage/errors';
import type { AwsAccess } from '@apo/backstage-plugin-patterns-node';
import { compareTable } from '../health/compareTable';
import { createDynamoDbClient } from './createDynamoDbClient';
import { DYNAMODB_CONFIG_KEY, type DynamoDbConfig } from './DynamoDbConfig';
import { DynamoDbPatternStore } from './DynamoDbPatternStore';
import { patternTable } from './patternTable';
import { tableError } from './tableError';

/**
 * The store on its table, which is looked at first.
 *
 * @throws InputError when the table does not have the keys and indexes of
 * {@link patternTable}; an error with advice when it cannot be looked at.
 * @public
 */
export async function createDynamoDbPatternStore(
  access: AwsAccess,
  config: DynamoDbConfig,
): Promise<DynamoDbPatternStore> {
  const { table } = config;
  const client = await createDynamoDbClient(access, config);
  const { Table: found } = await client
    .send(new DescribeTableCommand({ TableName: table }))
    .catch(error => {
      throw tableError(error, `look at the table ${table}`);
    });
  demandShape(table, found);
  return new DynamoDbPatternStore({ client, table });
}

function demandShape(table: string, found: TableDescription = {}) {
  const wrong = compareTable(patternTable({ tableName: table }), found);
  if (!wrong.length) return;
  throw new InputError(
    `${DYNAMODB_CONFIG_KEY}: the table ${table} cannot keep patterns, so the portal does not start: ${wrong.join(
      '; ',
    )}. Name the table that infra makes, or make one as docs/dynamodb.md says`,
  );
}
