import type { CopyObjectOutput, CopyObjectRequest } from '@aws-sdk/client-s3';
import { checkPreconditions } from '../checkPreconditions';
import { chooseEncryption } from '../chooseEncryption';
import { defineS3Operation } from '../defineS3Operation';
import { parseCopySource } from '../parseCopySource';
import type { ObjectDetails, ObjectRecord } from '../storage/records';
import { parseTaggingHeader } from '../tags';
import { viewChecksum, viewEncryption, viewVersionId } from '../views';

function chooseDetails(
  input: CopyObjectRequest,
  source: ObjectDetails,
): ObjectDetails {
  const tags =
    input.TaggingDirective === 'REPLACE'
      ? parseTaggingHeader(input.Tagging)
      : source.tags;
  if (input.MetadataDirective !== 'REPLACE') return { ...source, tags };
  return {
    ...source,
    tags,
    metadata: input.Metadata,
    contentType: input.ContentType ?? 'binary/octet-stream',
    cacheControl: input.CacheControl,
    contentDisposition: input.ContentDisposition,
    contentEncoding: input.ContentEncoding,
    contentLanguage: input.ContentLanguage,
  };
}

/** Copies an object, within a bucket or between two. */
export const CopyObject = defineS3Operation<
  CopyObjectRequest,
  CopyObjectOutput
>({
  understands: [
    'Bucket',
    'Key',
    'CopySource',
    'BucketKeyEnabled',
    'CacheControl',
    'ContentDisposition',
    'ContentEncoding',
    'ContentLanguage',
    'ContentType',
    'IfMatch',
    'IfNoneMatch',
    'Metadata',
    'MetadataDirective',
    'ServerSideEncryption',
    'SSEKMSKeyId',
    'Tagging',
    'TaggingDirective',
  ],
  run(input, call) {
    const { buckets, objects } = call;
    const from = parseCopySource(input.CopySource ?? '');
    const sourceBucket = buckets.get(from.bucket);
    const bucket = buckets.get(input.Bucket ?? '');
    const source = objects.get(from.bucket, from.key, from.versionId);
    if (source.details.kmsKeyId)
      call.keyArn(source.details.kmsKeyId, 'kms:Decrypt');
    const key = input.Key ?? '';
    checkPreconditions(input, objects.versions.find(bucket.name, key));
    const copy = objects.put(bucket, key, objects.read(source), {
      ...chooseDetails(input, source.details),
      ...chooseEncryption(input, bucket, call),
    }) as ObjectRecord;
    return {
      CopyObjectResult: {
        ETag: copy.details.etag,
        LastModified: new Date(copy.lastModified),
        ...viewChecksum(copy.details.checksum),
      },
      CopySourceVersionId: viewVersionId(sourceBucket, source),
      VersionId: viewVersionId(bucket, copy),
      ...viewEncryption(copy),
    };
  },
});
