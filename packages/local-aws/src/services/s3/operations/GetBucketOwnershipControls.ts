import type {
  GetBucketOwnershipControlsOutput,
  GetBucketOwnershipControlsRequest,
} from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';

/** Who owns new objects; since 2023 the owner of the bucket, unless said otherwise. */
export const GetBucketOwnershipControls = defineS3Operation<
  GetBucketOwnershipControlsRequest,
  GetBucketOwnershipControlsOutput
>({
  understands: ['Bucket'],
  run({ Bucket = '' }, { buckets }) {
    const { ownership = 'BucketOwnerEnforced' } = buckets.get(Bucket);
    return { OwnershipControls: { Rules: [{ ObjectOwnership: ownership }] } };
  },
});
