import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { InputError } from '@backstage/errors';
import {
  describeAwsError,
  isAwsError,
  type AwsAccess,
  type AwsErrorAdvice,
  type AwsPlace,
} from '@apo/backstage-plugin-patterns-node';
import type { z } from 'zod';
import {
  apoAttribute,
  apoPattern,
  apoPublication,
  type ApoRecords,
} from './ApoRecords';

/** The predecessor's tables. */
export type ApoTables = {
  patterns: string;
  attributes: string;
  /** What was published; nothing is reported of AWS without it. */
  publishData?: string;
};

const advice: AwsErrorAdvice = {
  byName: [
    {
      name: /AccessDenied|UnrecognizedClient|ExpiredToken/,
      advice:
        'allow dynamodb:Scan on the table and kms:Decrypt on its key to who runs this',
    },
  ],
  retry: 'run it again in a minute',
  other: 'look at the table in the AWS console',
};

/**
 * Reads the predecessor's tables; nothing is changed there.
 *
 * @throws InputError when there is no such table, or it may not be read.
 */
export async function readApoTables(
  access: AwsAccess,
  place: AwsPlace,
  tables: ApoTables,
): Promise<ApoRecords> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient(await access.settings(place)),
  );
  const unread: ApoRecords['unread'] = [];
  const read = <T>(
    table: string,
    kind: 'attribute' | 'pattern',
    schema: z.ZodType<T>,
  ) =>
    scan(client, table, schema, (id, reason) =>
      unread.push({ kind, table, id, reason }),
    );
  return {
    patterns: await read(tables.patterns, 'pattern', apoPattern),
    attributes: await read(tables.attributes, 'attribute', apoAttribute),
    publications: tables.publishData
      ? await read(tables.publishData, 'pattern', apoPublication)
      : [],
    unread,
  };
}

async function scan<T>(
  client: DynamoDBDocumentClient,
  table: string,
  schema: z.ZodType<T>,
  whenUnread: (id: string, reason: string) => void,
): Promise<T[]> {
  const records: T[] = [];
  try {
    for await (const { Items = [] } of paginateScan(
      { client },
      { TableName: table },
    )) {
      for (const item of Items) {
        const parsed = schema.safeParse(item);
        if (parsed.success) records.push(parsed.data);
        else whenUnread(idOf(item), describeRefusal(parsed.error));
      }
    }
  } catch (error) {
    throw new InputError(describeFailure(table, error));
  }
  return records;
}

function idOf(item: Record<string, unknown>): string {
  return String(item.patternId ?? item.id ?? '(no id)');
}

function describeRefusal(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
}

function describeFailure(table: string, error: unknown): string {
  if (isAwsError(error, 'ResourceNotFoundException')) {
    return `There is no table ${table}: look at the resources of the predecessor’s CloudFormation stacks for its name, and at --region`;
  }
  return describeAwsError(error, `read the table ${table}`, advice).message;
}
