import type {
  GetBucketVersioningOutput,
  GetBucketVersioningRequest,
} from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';

/** Whether a bucket keeps old versions. */
export const GetBucketVersioning = defineS3Operation<
  GetBucketVersioningRequest,
  GetBucketVersioningOutput
>({
  understands: ['Bucket'],
  run: ({ Bucket = '' }, { buckets }) => ({
    Status: buckets.get(Bucket).versioning,
  }),
});
