import { createHash } from 'node:crypto';
import type { PutObjectOutput, PutObjectRequest } from '@aws-sdk/client-s3';
import { checkPreconditions } from '../checkPreconditions';
import { chooseEncryption } from '../chooseEncryption';
import { defineS3Operation } from '../defineS3Operation';
import type { ObjectRecord } from '../storage/records';
import { parseTaggingHeader } from '../tags';
import { viewChecksum, viewEncryption, viewVersionId } from '../views';

type Input = Omit<PutObjectRequest, 'Body'> & { Body?: Uint8Array };

/** Stores an object. */
export const PutObject = defineS3Operation<Input, PutObjectOutput>({
  understands: [
    'Bucket',
    'Key',
    'Body',
    'BucketKeyEnabled',
    'CacheControl',
    'ContentDisposition',
    'ContentEncoding',
    'ContentLanguage',
    'ContentLength',
    'ContentType',
    'IfMatch',
    'IfNoneMatch',
    'Metadata',
    'ServerSideEncryption',
    'SSEKMSKeyId',
    'Tagging',
  ],
  run(input, call) {
    const { Key = '', Body = new Uint8Array() } = input;
    const bucket = call.buckets.get(input.Bucket ?? '');
    const newest = call.objects.versions.find(bucket.name, Key);
    checkPreconditions(input, newest);
    const object = call.objects.put(bucket, Key, Body, {
      size: Body.byteLength,
      etag: `"${createHash('md5').update(Body).digest('hex')}"`,
      contentType: input.ContentType ?? 'binary/octet-stream',
      cacheControl: input.CacheControl,
      contentDisposition: input.ContentDisposition,
      contentEncoding: input.ContentEncoding,
      contentLanguage: input.ContentLanguage,
      metadata: input.Metadata,
      ...chooseEncryption(input, bucket, call),
      checksum: call.checksum,
      tags: parseTaggingHeader(input.Tagging),
    }) as ObjectRecord;
    return {
      ETag: object.details.etag,
      VersionId: viewVersionId(bucket, object),
      ...viewEncryption(object),
      ...viewChecksum(call.checksum),
    };
  },
});
