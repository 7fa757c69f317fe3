import type { PutBucketEncryptionRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/AwsError';
import { defineS3Operation } from '../defineS3Operation';

const ALGORITHMS = ['AES256', 'aws:kms', 'aws:kms:dsse'];

/** Sets how new objects are encrypted. Nothing is encrypted here: the settings are kept and shown. */
export const PutBucketEncryption =
  defineS3Operation<PutBucketEncryptionRequest>({
    understands: ['Bucket', 'ServerSideEncryptionConfiguration'],
    run({ Bucket = '', ServerSideEncryptionConfiguration }, { buckets }) {
      const [rule, ...others] = ServerSideEncryptionConfiguration?.Rules ?? [];
      const algorithm = rule?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm;
      if (others.length > 0 || !ALGORITHMS.includes(algorithm ?? '')) {
        throw new AwsError(
          'MalformedXML',
          `There must be one rule with one of the algorithms ${ALGORITHMS}`,
        );
      }
      const encryption = ServerSideEncryptionConfiguration;
      buckets.update(Bucket, { encryption });
      return {};
    },
  });
