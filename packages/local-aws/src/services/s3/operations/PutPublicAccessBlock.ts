import type { PutPublicAccessBlockRequest } from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';

/** Sets what public access a bucket refuses. The settings are kept and shown. */
export const PutPublicAccessBlock =
  defineS3Operation<PutPublicAccessBlockRequest>({
    understands: ['Bucket', 'PublicAccessBlockConfiguration'],
    run({ Bucket = '', PublicAccessBlockConfiguration }, { buckets }) {
      const publicAccessBlock = {
        BlockPublicAcls: false,
        IgnorePublicAcls: false,
        BlockPublicPolicy: false,
        RestrictPublicBuckets: false,
        ...PublicAccessBlockConfiguration,
      };
      buckets.update(Bucket, { publicAccessBlock });
      return {};
    },
  });
