import { KMSClient } from '@aws-sdk/client-kms';
import { GetBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import type { AwsAccess, AwsCheck } from '@apo/backstage-plugin-patterns-node';
import type { BucketClients, BucketPlace } from '../BucketClients';
import { clientSettings } from '../clientSettings';
import { defineCheck } from '../defineCheck';
import type { Inspection } from '../Inspection';
import { inspectBucket } from '../inspectBucket';
import { isHttpsOnly } from '../isHttpsOnly';
import { once } from '../once';

/** Whether a bucket is closed to the public, versioned, encrypted, and taken by HTTPS only. */
export function bucketCheck(access: AwsAccess, place: BucketPlace): AwsCheck {
  const clients = once(async (): Promise<BucketClients> => {
    const settings = await clientSettings(access, place);
    return { s3: new S3Client(settings), kms: new KMSClient(settings) };
  });
  return defineCheck({
    id: `s3/${place.bucket}`,
    service: 'Amazon S3',
    resource: `bucket ${place.bucket}`,
    async look(see) {
      see.fact('Region', place.region);
      if (await inspectBucket(see, await clients(), place)) {
        await inspectTransport(see, await clients(), place);
      }
    },
  });
}

async function inspectTransport(
  see: Inspection,
  { s3 }: BucketClients,
  { bucket, region }: BucketPlace,
) {
  const policy = await see.look(
    {
      action: 's3:GetBucketPolicy',
      doing: `read the policy of the bucket ${bucket}`,
      known: { NoSuchBucketPolicy: '' },
    },
    async options => {
      const command = new GetBucketPolicyCommand({ Bucket: bucket });
      return (await s3.send(command, options)).Policy ?? '';
    },
  );
  if (policy === undefined) return;
  if (isHttpsOnly(policy, [`:::${bucket}`, `:::${bucket}/*`])) {
    see.ok('It takes HTTPS only.');
    return;
  }
  see.warn('It takes requests without HTTPS.', {
    fix: `Add a statement to its policy that denies s3:* to everybody on the bucket and its objects where aws:SecureTransport is false. This shows the policy.`,
    command: `aws s3api get-bucket-policy --region ${region} --bucket ${bucket} --output text`,
  });
}
