import type {
  GetBucketLocationOutput,
  GetBucketLocationRequest,
} from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';

/** The region of a bucket. */
export const GetBucketLocation = defineS3Operation<
  GetBucketLocationRequest,
  GetBucketLocationOutput
>({
  understands: ['Bucket'],
  run({ Bucket = '' }, { buckets, region }) {
    buckets.get(Bucket);
    const LocationConstraint =
      region as GetBucketLocationOutput['LocationConstraint'];
    return { LocationConstraint };
  },
});
