import type {
  GetBucketLoggingOutput,
  GetBucketLoggingRequest,
} from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';

/** Where the log of a bucket goes. */
export const GetBucketLogging = defineS3Operation<
  GetBucketLoggingRequest,
  GetBucketLoggingOutput
>({
  understands: ['Bucket'],
  run: ({ Bucket = '' }, { buckets }) => ({
    LoggingEnabled: buckets.get(Bucket).logging,
  }),
});
