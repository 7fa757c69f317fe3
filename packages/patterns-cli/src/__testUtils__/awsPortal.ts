import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { patternTable } from '@apo/backstage-plugin-patterns-backend-module-aws';
import { startLocalAws, type LocalAws } from '@apo/local-aws';

/** Region of the local AWS. */
export const REGION = 'eu-west-1';

/** A local AWS for all tests of a file, where SDK clients end up. */
export function localAws(): { client: () => DynamoDBClient } {
  const environment = process.env;
  let aws: LocalAws;
  beforeAll(async () => {
    aws = await startLocalAws({ port: 0 });
    process.env = { ...environment, ...aws.env };
  });
  afterAll(async () => {
    await aws.stop();
    process.env = environment;
  });
  return { client: () => new DynamoDBClient({ region: REGION }) };
}

/**
 * Makes what a portal on AWS needs, writes its configuration, and tells the
 * file of that.
 */
export async function awsPortal(folder: string, name: string): Promise<string> {
  const client = new DynamoDBClient({ region: REGION });
  await client.send(new CreateTableCommand(patternTable({ tableName: name })));
  await waitUntilTableExists(
    { client, maxWaitTime: 10, minDelay: 1 },
    { TableName: name },
  );
  const kmsKeyId = await makeBucket(name);
  const file = join(folder, `${name}.yaml`);
  const config = {
    patterns: {
      store: { dynamoDb: { region: REGION, table: name } },
      bundles: { s3: { region: REGION, bucket: name, kmsKeyId } },
    },
  };
  await writeFile(file, JSON.stringify(config));
  return file;
}

async function makeBucket(Bucket: string): Promise<string> {
  const s3 = new S3Client({ region: REGION });
  const kms = new KMSClient({ region: REGION });
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
  const KMSMasterKeyID = KeyMetadata!.Arn!;
  await s3.send(new CreateBucketCommand({ Bucket }));
  const PublicAccessBlockConfiguration = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  };
  await s3.send(
    new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }),
  );
  await s3.send(
    new PutBucketVersioningCommand({
      Bucket,
      VersioningConfiguration: { Status: 'Enabled' },
    }),
  );
  const byDefault = { SSEAlgorithm: 'aws:kms' as const, KMSMasterKeyID };
  await s3.send(
    new PutBucketEncryptionCommand({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: byDefault }],
      },
    }),
  );
  await s3.send(
    new PutBucketPolicyCommand({ Bucket, Policy: httpsOnly(Bucket) }),
  );
  return KMSMasterKeyID;
}

function httpsOnly(bucket: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  });
}
