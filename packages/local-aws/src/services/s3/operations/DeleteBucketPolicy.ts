import type { DeleteBucketPolicyRequest } from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';

/** Removes the policy of a bucket, if it has one. */
export const DeleteBucketPolicy = defineS3Operation<DeleteBucketPolicyRequest>({
  understands: ['Bucket'],
  run({ Bucket = '' }, { buckets }) {
    buckets.update(Bucket, { policy: undefined });
    return {};
  },
});
