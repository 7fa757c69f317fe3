import type { PutBucketVersioningRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/AwsError';
import { defineS3Operation } from '../defineS3Operation';

/** Switches versioning on, or suspends it; it can never be taken away. */
export const PutBucketVersioning =
  defineS3Operation<PutBucketVersioningRequest>({
    understands: ['Bucket', 'VersioningConfiguration'],
    run({ Bucket = '', VersioningConfiguration }, { buckets }) {
      const status = VersioningConfiguration?.Status;
      if (status !== 'Enabled' && status !== 'Suspended') {
        throw new AwsError(
          'MalformedXML',
          'Status must be Enabled or Suspended',
        );
      }
      buckets.update(Bucket, { versioning: status });
      return {};
    },
  });
