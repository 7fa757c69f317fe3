import type { PutBucketLoggingRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/AwsError';
import { defineS3Operation } from '../defineS3Operation';

/** Sets where the log of a bucket goes. Nothing is logged here. */
export const PutBucketLogging = defineS3Operation<PutBucketLoggingRequest>({
  understands: ['Bucket', 'BucketLoggingStatus'],
  run({ Bucket = '', BucketLoggingStatus }, { buckets }) {
    const logging = BucketLoggingStatus?.LoggingEnabled;
    if (logging && !buckets.find(logging.TargetBucket ?? '')) {
      throw new AwsError(
        'InvalidTargetBucketForLogging',
        'The target bucket for logging does not exist',
      );
    }
    buckets.update(Bucket, { logging });
    return {};
  },
});
