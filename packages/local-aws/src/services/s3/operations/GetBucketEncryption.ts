import type {
  GetBucketEncryptionOutput,
  GetBucketEncryptionRequest,
} from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';

/** How new objects are encrypted; since 2023 every bucket at least uses S3's own keys. */
export const GetBucketEncryption = defineS3Operation<
  GetBucketEncryptionRequest,
  GetBucketEncryptionOutput
>({
  understands: ['Bucket'],
  run({ Bucket = '' }, { buckets }) {
    const SSEAlgorithm = 'AES256' as const;
    const byDefault = {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm },
          BucketKeyEnabled: false,
        },
      ],
    };
    const { encryption = byDefault } = buckets.get(Bucket);
    return { ServerSideEncryptionConfiguration: encryption };
  },
});
