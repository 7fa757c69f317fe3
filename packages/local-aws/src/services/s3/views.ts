import type { HeadObjectOutput, PutObjectOutput } from '@aws-sdk/client-s3';
import type {
  BucketRecord,
  ObjectRecord,
  VersionRecord,
} from './storage/records';
import type { Checksum } from './checksums';

type Encryption = Pick<
  PutObjectOutput,
  'ServerSideEncryption' | 'SSEKMSKeyId' | 'BucketKeyEnabled'
>;

/** The checksum members of an answer. */
export function viewChecksum(
  checksum: Checksum | undefined,
): Pick<PutObjectOutput, 'ChecksumType'> {
  if (!checksum) return {};
  return {
    [`Checksum${checksum.algorithm}`]: checksum.value,
    ChecksumType: 'FULL_OBJECT',
  };
}

/** The encryption members of an answer. */
export function viewEncryption(object: ObjectRecord): Encryption {
  const { encryption, kmsKeyId, bucketKeyEnabled } = object.details;
  return {
    ServerSideEncryption: encryption as Encryption['ServerSideEncryption'],
    SSEKMSKeyId: kmsKeyId,
    BucketKeyEnabled: bucketKeyEnabled,
  };
}

/** The version id as the bucket shows it: not at all without versioning. */
export function viewVersionId(
  bucket: BucketRecord,
  version: VersionRecord,
): string | undefined {
  return bucket.versioning ? version.versionId : undefined;
}

/** What HeadObject and GetObject say of an object. */
export function viewObject(
  bucket: BucketRecord,
  object: ObjectRecord,
  withChecksum: boolean,
): HeadObjectOutput {
  const { details } = object;
  return {
    ContentLength: details.size,
    ETag: details.etag,
    LastModified: new Date(object.lastModified),
    ContentType: details.contentType,
    CacheControl: details.cacheControl,
    ContentDisposition: details.contentDisposition,
    ContentEncoding: details.contentEncoding,
    ContentLanguage: details.contentLanguage,
    Metadata: details.metadata,
    TagCount: details.tags.length || undefined,
    VersionId: viewVersionId(bucket, object),
    ...viewEncryption(object),
    ...(withChecksum ? viewChecksum(details.checksum) : {}),
  };
}
