import type {
  GetBucketPolicyStatusOutput,
  GetBucketPolicyStatusRequest,
} from '@aws-sdk/client-s3';
import { isPublicPolicy, noSuchPolicy } from '../bucketPolicy';
import { defineS3Operation } from '../defineS3Operation';

/** Whether the policy of a bucket lets everybody in. */
export const GetBucketPolicyStatus = defineS3Operation<
  GetBucketPolicyStatusRequest,
  GetBucketPolicyStatusOutput
>({
  understands: ['Bucket'],
  run({ Bucket = '' }, { buckets }) {
    const { policy } = buckets.get(Bucket);
    if (policy === undefined) throw noSuchPolicy();
    return { PolicyStatus: { IsPublic: isPublicPolicy(policy) } };
  },
});
