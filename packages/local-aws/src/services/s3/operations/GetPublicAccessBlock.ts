import type {
  GetPublicAccessBlockOutput,
  GetPublicAccessBlockRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/AwsError';
import { defineS3Operation } from '../defineS3Operation';

/** What public access a bucket refuses. */
export const GetPublicAccessBlock = defineS3Operation<
  GetPublicAccessBlockRequest,
  GetPublicAccessBlockOutput
>({
  understands: ['Bucket'],
  run({ Bucket = '' }, { buckets }) {
    const { publicAccessBlock } = buckets.get(Bucket);
    if (!publicAccessBlock) {
      throw new AwsError(
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
        404,
      );
    }
    return { PublicAccessBlockConfiguration: publicAccessBlock };
  },
});
