import type { GetObjectRequest, HeadObjectOutput } from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';
import { viewObject } from '../views';

/** The bytes of an object, with its headers. */
export const GetObject = defineS3Operation<
  GetObjectRequest,
  HeadObjectOutput & { Body: Uint8Array }
>({
  understands: [
    'Bucket',
    'Key',
    'VersionId',
    'ChecksumMode',
    'ResponseCacheControl',
    'ResponseContentDisposition',
    'ResponseContentType',
  ],
  run(input, { buckets, objects, keyArn }) {
    const bucket = buckets.get(input.Bucket ?? '');
    const object = objects.get(bucket.name, input.Key ?? '', input.VersionId);
    if (object.details.kmsKeyId) keyArn(object.details.kmsKeyId, 'kms:Decrypt');
    const view = viewObject(bucket, object, input.ChecksumMode === 'ENABLED');
    return {
      ...view,
      CacheControl: input.ResponseCacheControl ?? view.CacheControl,
      ContentDisposition:
        input.ResponseContentDisposition ?? view.ContentDisposition,
      ContentType: input.ResponseContentType ?? view.ContentType,
      Body: objects.read(object),
    };
  },
});
