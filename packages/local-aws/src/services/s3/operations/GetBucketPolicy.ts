import type {
  GetBucketPolicyOutput,
  GetBucketPolicyRequest,
} from '@aws-sdk/client-s3';
import { noSuchPolicy } from '../bucketPolicy';
import { defineS3Operation } from '../defineS3Operation';

/** The policy of a bucket, as it was put. */
export const GetBucketPolicy = defineS3Operation<
  GetBucketPolicyRequest,
  GetBucketPolicyOutput
>({
  understands: ['Bucket'],
  run({ Bucket = '' }, { buckets }) {
    const { policy } = buckets.get(Bucket);
    if (policy === undefined) throw noSuchPolicy();
    return { Policy: policy };
  },
});
