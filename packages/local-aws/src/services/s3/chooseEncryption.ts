import type { S3Call } from './S3Call';
import type { BucketRecord, ObjectDetails } from './storage/records';

/** How a writer wants an object encrypted. */
export interface EncryptionRequest {
  ServerSideEncryption?: string;
  SSEKMSKeyId?: string;
  BucketKeyEnabled?: boolean;
}

/**
 * How an object is encrypted: as asked, else as the bucket says, else with S3's own keys.
 *
 * @throws AwsError KMS.NotFoundException or KMS.DisabledException
 */
export function chooseEncryption(
  request: EncryptionRequest,
  bucket: BucketRecord,
  { keyArn }: S3Call,
): Pick<ObjectDetails, 'encryption' | 'kmsKeyId' | 'bucketKeyEnabled'> {
  const rule = bucket.encryption?.Rules?.[0];
  const byDefault = rule?.ApplyServerSideEncryptionByDefault;
  const encryption =
    request.ServerSideEncryption ?? byDefault?.SSEAlgorithm ?? 'AES256';
  if (!encryption.startsWith('aws:kms')) return { encryption };
  return {
    encryption,
    kmsKeyId: keyArn(
      request.SSEKMSKeyId ?? byDefault?.KMSMasterKeyID ?? 'alias/aws/s3',
      'kms:GenerateDataKey',
    ),
    bucketKeyEnabled: request.BucketKeyEnabled ?? rule?.BucketKeyEnabled,
  };
}
