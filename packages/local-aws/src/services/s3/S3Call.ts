import type { S3KeyUse } from '../kms/keyForS3';
import type { Checksum } from './checksums';
import type { Buckets } from './Buckets';
import type { Objects } from './Objects';

/** What an S3 operation works on: the state, and what is special to this call. */
export interface S3Call {
  buckets: Buckets;
  objects: Objects;
  region: string;
  accountId: string;
  /** The ARN of a KMS key that can be used, from its id, ARN or alias. Throws AwsError. */
  keyArn(name: string, use: S3KeyUse): string;
  /** The verified checksum of the body, if one was sent. */
  checksum?: Checksum;
}
