import type { S3BundleConfig } from './S3BundleConfig';

/** What must hold of the object that is there, for a write to happen. */
export type WriteCondition = { IfNoneMatch: '*' } | { IfMatch: string };

/** Where a bundle is. */
export function placeOf(config: S3BundleConfig, digest: string) {
  const { bucket, prefix, accountId } = config;
  return {
    Bucket: bucket,
    Key: `${prefix}sha256/${digest.slice(0, 2)}/${digest}.tar`,
    ...(accountId && { ExpectedBucketOwner: accountId }),
  };
}

/** A write of a bundle, but for its bytes: S3 refuses others than those of the digest. */
export function putInput(
  config: S3BundleConfig,
  digest: string,
  condition: WriteCondition,
) {
  return {
    ...placeOf(config, digest),
    ...condition,
    ...encryption(config),
    ContentType: 'application/x-tar',
    ChecksumSHA256: Buffer.from(digest, 'hex').toString('base64'),
  };
}

/** Without a key nothing is said: S3 would take its own, and not the bucket's. */
function encryption({ kmsKeyId }: S3BundleConfig) {
  if (!kmsKeyId) return {};
  return {
    ServerSideEncryption: 'aws:kms' as const,
    SSEKMSKeyId: kmsKeyId,
    BucketKeyEnabled: true,
  };
}
