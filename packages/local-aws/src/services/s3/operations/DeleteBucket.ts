import type { DeleteBucketRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/AwsError';
import { defineS3Operation } from '../defineS3Operation';

/** Removes an empty bucket; old versions and delete markers count. */
export const DeleteBucket = defineS3Operation<DeleteBucketRequest>({
  understands: ['Bucket'],
  run({ Bucket: bucket = '' }, { buckets, objects }) {
    buckets.get(bucket);
    if (objects.versions.list({ bucket }).length > 0) {
      throw new AwsError(
        'BucketNotEmpty',
        'The bucket you tried to delete is not empty',
        409,
      );
    }
    buckets.remove(bucket);
    return {};
  },
});
