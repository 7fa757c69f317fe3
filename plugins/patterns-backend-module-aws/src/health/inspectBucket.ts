import {
  GetBucketPolicyStatusCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
} from '@aws-sdk/client-s3';
import type { BucketClients, BucketPlace } from './BucketClients';
import type { Inspection } from './Inspection';
import { inspectEncryption } from './inspectBucketEncryption';

/**
 * Looks whether a bucket is there, closed to the public, keeps versions, and
 * encrypts with the key that it should. The portal does not start on one that
 * is not.
 *
 * @returns false when there is no bucket to look at.
 */
export async function inspectBucket(
  see: Inspection,
  clients: BucketClients,
  place: BucketPlace,
): Promise<boolean> {
  if (!(await isThere(see, clients, place))) return false;
  await inspectPublicAccess(see, clients, place);
  await inspectPolicyStatus(see, clients, place);
  await inspectVersioning(see, clients, place);
  await inspectEncryption(see, clients, place);
  return true;
}

async function isThere(
  see: Inspection,
  { s3 }: BucketClients,
  { bucket, region, accountId }: BucketPlace,
) {
  const found = await see.look<boolean>(
    {
      action: 's3:ListBucket',
      doing: `reach the bucket ${bucket}`,
      known: { NotFound: false, NoSuchBucket: false },
    },
    async options => {
      await s3.send(
        new HeadBucketCommand({
          Bucket: bucket,
          ...(accountId && { ExpectedBucketOwner: accountId }),
        }),
        options,
      );
      return true;
    },
  );
  if (found === false) {
    see.fail(`There is no bucket ${bucket} in ${region}.`, {
      fix: 'Create it, or correct its name in the configuration.',
      command: `aws s3 mb s3://${bucket} --region ${region}`,
    });
  }
  // What could not be reached is told once, and not for each property.
  return found === true;
}

async function inspectPublicAccess(
  see: Inspection,
  { s3 }: BucketClients,
  { bucket, region }: BucketPlace,
) {
  const block = await see.look(
    {
      action: 's3:GetBucketPublicAccessBlock',
      doing: `read what public access the bucket ${bucket} blocks`,
      known: { NoSuchPublicAccessBlockConfiguration: {} },
    },
    async options =>
      (
        await s3.send(
          new GetPublicAccessBlockCommand({ Bucket: bucket }),
          options,
        )
      ).PublicAccessBlockConfiguration ?? {},
  );
  if (!block) return;
  const { BlockPublicAcls, IgnorePublicAcls } = block;
  const { BlockPublicPolicy, RestrictPublicBuckets } = block;
  if (
    BlockPublicAcls &&
    IgnorePublicAcls &&
    BlockPublicPolicy &&
    RestrictPublicBuckets
  ) {
    see.ok('All public access is blocked.');
    return;
  }
  see.fail('Not all public access is blocked.', {
    fix: 'Block it, on the bucket itself.',
    command: `aws s3api put-public-access-block --region ${region} --bucket ${bucket} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`,
  });
}

async function inspectPolicyStatus(
  see: Inspection,
  { s3 }: BucketClients,
  { bucket, region }: BucketPlace,
) {
  const isPublic = await see.look<boolean>(
    {
      action: 's3:GetBucketPolicyStatus',
      doing: `read whether the policy of the bucket ${bucket} is public`,
      known: { NoSuchBucketPolicy: false },
    },
    async options =>
      (
        await s3.send(
          new GetBucketPolicyStatusCommand({ Bucket: bucket }),
          options,
        )
      ).PolicyStatus?.IsPublic === true,
  );
  if (isPublic === false) see.ok('Its policy lets nobody in from outside.');
  if (isPublic) {
    see.fail('Its policy lets everybody in.', {
      fix: 'Take the statements that do out of the policy; this shows it.',
      command: `aws s3api get-bucket-policy --region ${region} --bucket ${bucket} --output text`,
    });
  }
}

async function inspectVersioning(
  see: Inspection,
  { s3 }: BucketClients,
  { bucket, region }: BucketPlace,
) {
  const status = await see.look<string>(
    {
      action: 's3:GetBucketVersioning',
      doing: `read whether the bucket ${bucket} keeps versions`,
    },
    async options =>
      (
        await s3.send(
          new GetBucketVersioningCommand({ Bucket: bucket }),
          options,
        )
      ).Status ?? 'Disabled',
  );
  if (status === 'Enabled') see.ok('It keeps versions.');
  if (status && status !== 'Enabled') {
    see.fail('It does not keep versions.', {
      fix: 'Switch versioning on: what is written over or deleted can be restored then.',
      command: `aws s3api put-bucket-versioning --region ${region} --bucket ${bucket} --versioning-configuration Status=Enabled`,
    });
  }
}
