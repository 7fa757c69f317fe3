import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { PortalRole } from './PortalRole';

/** Properties of {@link PatternTable}. */
export interface PatternTableProps {
  key: IKey;
  retain: boolean;
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * The table of a portal that keeps its patterns in DynamoDB. docs/dynamodb.md
 * has the reasons for its keys; the portal refuses a table with others.
 */
export class PatternTable extends TableV2 {
  constructor(scope: Construct, id: string, props: PatternTableProps) {
    super(scope, id, {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      localSecondaryIndexes: ['1', '2'].map(order => ({
        indexName: `order-${order}`,
        sortKey: text(`order${order}`),
      })),
      globalSecondaryIndexes: [
        ['versions-by-state', 'state', 'submitted'],
        ['versions-by-submitter', 'submittedBy', 'submitted'],
        ['versions-to-work-on', 'workOn', 'waiting'],
      ].map(([indexName, partition, sort]) => ({
        indexName,
        partitionKey: text(partition),
        sortKey: text(sort),
        projectionType: ProjectionType.KEYS_ONLY,
      })),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(props.key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: props.retain,
      removalPolicy: props.retain
        ? RemovalPolicy.RETAIN
        : RemovalPolicy.DESTROY,
    });
  }

  /** The portal reads and writes items; the table itself it only looks at. */
  connect(portal: PortalRole): void {
    portal.settings.set('PATTERNS_TABLE', this.tableName);
    portal.allow('Table', {
      actions: [
        'dynamodb:DescribeTable',
        'dynamodb:DescribeContinuousBackups',
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:BatchWriteItem',
        'dynamodb:ConditionCheckItem',
      ],
      resources: [this.tableArn],
    });
    portal.allow('Indexes', {
      actions: ['dynamodb:Query'],
      resources: [`${this.tableArn}/index/*`],
      wildcard: 'The indexes of one table, and only to be queried.',
    });
  }
}
