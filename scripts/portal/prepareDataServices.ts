import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  UpdateContinuousBackupsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
} from '@aws-sdk/client-kms';
import {
  PutBucketEncryptionCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { patternTable } from '../../plugins/patterns-backend-module-aws/src/dynamoDb/patternTable';
import { names } from './dataServices';

/** Receives of a message before it is a dead letter. */
const MAX_RECEIVES = 5;
/** Six times the time limit of the function, as Lambda's guide advises. */
const SYNC_VISIBILITY_SECONDS = 360;

/**
 * Makes the key, the table and the queues that infra makes on AWS, and closes
 * the bucket as infra does. What is there already stays.
 */
export async function prepareDataServices(bucket: string): Promise<void> {
  const keyArn = await prepareKey();
  await Promise.all([
    secureBucket(bucket, keyArn),
    prepareTable(keyArn),
    prepareQueues(keyArn),
  ]);
}

async function prepareKey(): Promise<string> {
  const kms = new KMSClient();
  const present = await kms
    .send(new DescribeKeyCommand({ KeyId: names.key }))
    .catch(error => {
      if (error.name !== 'NotFoundException') throw error;
      return undefined;
    });
  if (present) return present.KeyMetadata?.Arn ?? '';
  const { KeyMetadata } = await kms.send(
    new CreateKeyCommand({ Description: 'Application patterns' }),
  );
  const keyArn = KeyMetadata?.Arn ?? '';
  await kms.send(new EnableKeyRotationCommand({ KeyId: keyArn }));
  await kms.send(
    new CreateAliasCommand({ AliasName: names.key, TargetKeyId: keyArn }),
  );
  return keyArn;
}

async function secureBucket(Bucket: string, keyArn: string): Promise<void> {
  const s3 = new S3Client();
  await s3.send(
    new PutPublicAccessBlockCommand({
      Bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
  const ApplyServerSideEncryptionByDefault = {
    SSEAlgorithm: 'aws:kms' as const,
    KMSMasterKeyID: keyArn,
  };
  await s3.send(
    new PutBucketEncryptionCommand({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault, BucketKeyEnabled: true }],
      },
    }),
  );
  await s3.send(
    new PutBucketOwnershipControlsCommand({
      Bucket,
      OwnershipControls: {
        Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }],
      },
    }),
  );
  const Policy = JSON.stringify(httpsOnly(Bucket));
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
}

function httpsOnly(bucket: string) {
  const arn = `arn:aws:s3:::${bucket}`;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}

async function prepareTable(kmsKeyArn: string): Promise<void> {
  const dynamoDb = new DynamoDBClient();
  const TableName = names.table;
  const present = await dynamoDb
    .send(new DescribeTableCommand({ TableName }))
    .catch(error => {
      if (error.name !== 'ResourceNotFoundException') throw error;
      return undefined;
    });
  if (present) return;
  const table = patternTable({ tableName: TableName, kmsKeyArn });
  await dynamoDb.send(new CreateTableCommand(table));
  await dynamoDb.send(
    new UpdateContinuousBackupsCommand({
      TableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  );
}

async function prepareQueues(keyArn: string): Promise<void> {
  const sqs = new SQSClient();
  await Promise.all([
    prepareQueue(sqs, names.syncQueue, {
      KmsMasterKeyId: keyArn,
      FifoQueue: 'true',
      VisibilityTimeout: String(SYNC_VISIBILITY_SECONDS),
    }),
    prepareQueue(sqs, names.syncResults, { KmsMasterKeyId: keyArn }),
    prepareQueue(sqs, names.events, { KmsMasterKeyId: keyArn }),
  ]);
}

/** A queue, and another one for what cannot be dealt with. */
async function prepareQueue(
  sqs: SQSClient,
  QueueName: string,
  { VisibilityTimeout, ...attributes }: Record<string, string>,
) {
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({
      QueueName: deadLettersOf(QueueName),
      Attributes: attributes,
    }),
  );
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: Attributes?.QueueArn,
    maxReceiveCount: MAX_RECEIVES,
  });
  await sqs.send(
    new CreateQueueCommand({
      QueueName,
      Attributes: {
        ...attributes,
        ...(VisibilityTimeout && { VisibilityTimeout }),
        RedrivePolicy,
      },
    }),
  );
}

/** `queue.fifo` has `queue-dlq.fifo`. */
function deadLettersOf(queue: string): string {
  return queue.replace(/(\.fifo)?$/, '-dlq$1');
}
