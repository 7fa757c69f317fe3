import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';

/** Where tests have their buckets and keys. */
export const REGION = 'eu-west-1';

/** Makes a KMS key, and tells its ARN. */
export async function makeKey(): Promise<string> {
  const { KeyMetadata } = await new KMSClient({ region: REGION }).send(
    new CreateKeyCommand({}),
  );
  return KeyMetadata!.Arn!;
}

/** Makes a bucket that is set up right. */
export async function makeBucket(Bucket: string, key: string): Promise<void> {
  const s3 = new S3Client({ region: REGION });
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(
    new PutPublicAccessBlockCommand({
      Bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
  await s3.send(
    new PutBucketVersioningCommand({
      Bucket,
      VersioningConfiguration: { Status: 'Enabled' },
    }),
  );
  await encryptBucket(Bucket, key);
  await s3.send(
    new PutBucketPolicyCommand({ Bucket, Policy: httpsOnly(Bucket) }),
  );
}

/** Sets the key of a bucket; without one it is not KMS that encrypts. */
export async function encryptBucket(
  Bucket: string,
  key: string | undefined,
): Promise<void> {
  await new S3Client({ region: REGION }).send(
    new PutBucketEncryptionCommand({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: key
              ? { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key }
              : { SSEAlgorithm: 'AES256' },
          },
        ],
      },
    }),
  );
}

/** A policy that denies what does not come by HTTPS. */
export function httpsOnly(bucket: string): string {
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
