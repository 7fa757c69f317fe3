import type { HeadBucketOutput, HeadBucketRequest } from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';

/** Whether a bucket is there. */
export const HeadBucket = defineS3Operation<
  HeadBucketRequest,
  HeadBucketOutput
>({
  understands: ['Bucket'],
  run({ Bucket = '' }, { buckets, region }) {
    buckets.get(Bucket);
    return { BucketRegion: region };
  },
});
