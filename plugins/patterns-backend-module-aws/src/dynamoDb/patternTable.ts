import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/** Indexes of the table. */
export const indexes = {
  /** Patterns of a list by title; what did not get to AWS by time. */
  order1: 'order-1',
  /** Patterns of a list by their last change; what is to get to AWS by time. */
  order2: 'order-2',
  /** Versions in a state by their submission. */
  byState: 'versions-by-state',
  /** Versions of a submitter by their submission. */
  bySubmitter: 'versions-by-submitter',
  /** Versions of a state and type by how long they wait. */
  work: 'versions-to-work-on',
} as const;

const keys = {
  pk: 'S',
  sk: 'S',
  order1: 'S',
  order2: 'S',
  state: 'S',
  submitted: 'S',
  submittedBy: 'S',
  workOn: 'S',
  waiting: 'S',
} as const;

/**
 * The one table of the portal: on-demand, deletion protected, encrypted. The
 * keys are explained in docs/dynamodb.md.
 *
 * @param options - `kmsKeyArn` is the customer's key; that of AWS without it
 * @public
 */
export function patternTable(options: {
  tableName: string;
  kmsKeyArn?: string;
}): CreateTableCommandInput {
  return {
    TableName: options.tableName,
    BillingMode: 'PAY_PER_REQUEST',
    DeletionProtectionEnabled: true,
    SSESpecification: {
      Enabled: true,
      SSEType: 'KMS',
      KMSMasterKeyId: options.kmsKeyArn,
    },
    AttributeDefinitions: Object.entries(keys).map(
      ([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }),
    ),
    KeySchema: schema('pk', 'sk'),
    LocalSecondaryIndexes: [
      index(indexes.order1, 'pk', 'order1'),
      index(indexes.order2, 'pk', 'order2'),
    ].map(each => ({ ...each, Projection: { ProjectionType: 'ALL' } })),
    GlobalSecondaryIndexes: [
      index(indexes.byState, 'state', 'submitted'),
      index(indexes.bySubmitter, 'submittedBy', 'submitted'),
      index(indexes.work, 'workOn', 'waiting'),
    ].map(each => ({ ...each, Projection: { ProjectionType: 'KEYS_ONLY' } })),
  };
}

function index(IndexName: string, partition: string, sort: string) {
  return { IndexName, KeySchema: schema(partition, sort) };
}

function schema(
  partition: string,
  sort: string,
): CreateTableCommandInput['KeySchema'] {
  return [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
}
