import type { PutBucketPolicyRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/AwsError';
import { isPublicPolicy } from '../bucketPolicy';
import { defineS3Operation } from '../defineS3Operation';

/** Keeps the policy of a bucket. Nothing is authorised by it here. */
export const PutBucketPolicy = defineS3Operation<PutBucketPolicyRequest>({
  understands: ['Bucket', 'Policy'],
  run({ Bucket = '', Policy: policy = '' }, { buckets }) {
    const { publicAccessBlock } = buckets.get(Bucket);
    const isPublic = isPublicPolicy(policy);
    if (isPublic && publicAccessBlock?.BlockPublicPolicy) {
      throw new AwsError('AccessDenied', 'Access Denied', 403);
    }
    buckets.update(Bucket, { policy });
    return {};
  },
});
