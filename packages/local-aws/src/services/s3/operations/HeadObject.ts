import type { HeadObjectOutput, HeadObjectRequest } from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';
import { viewObject } from '../views';

/** The headers of an object. */
export const HeadObject = defineS3Operation<
  HeadObjectRequest,
  HeadObjectOutput
>({
  understands: ['Bucket', 'Key', 'VersionId', 'ChecksumMode'],
  run(input, { buckets, objects }) {
    const bucket = buckets.get(input.Bucket ?? '');
    const object = objects.get(bucket.name, input.Key ?? '', input.VersionId);
    return viewObject(bucket, object, input.ChecksumMode === 'ENABLED');
  },
});
