import type {
  ListObjectVersionsOutput,
  ListObjectVersionsRequest,
} from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';
import { keyEncoder } from '../keyEncoder';
import { isObject, VersionRecord } from '../storage/records';

function viewEntry(version: VersionRecord, key: string, isLatest: boolean) {
  return {
    Key: key,
    VersionId: version.versionId,
    IsLatest: isLatest,
    LastModified: new Date(version.lastModified),
  };
}

/** Every version and delete marker of a bucket, newest of a key first; on one page. */
export const ListObjectVersions = defineS3Operation<
  ListObjectVersionsRequest,
  ListObjectVersionsOutput
>({
  understands: ['Bucket', 'Prefix', 'EncodingType'],
  run({ Bucket = '', Prefix = '', EncodingType }, { buckets, objects }) {
    const bucket = buckets.get(Bucket).name;
    const encode = keyEncoder(EncodingType);
    const versions = objects.versions
      .list({ bucket, prefix: Prefix })
      .map((version, index, all) => {
        const isLatest = all[index - 1]?.key !== version.key;
        const entry = viewEntry(version, encode(version.key), isLatest);
        return { version, entry };
      });
    return {
      Name: bucket,
      EncodingType,
      Prefix: encode(Prefix),
      IsTruncated: false,
      DeleteMarkers: versions
        .filter(({ version }) => !isObject(version))
        .map(({ entry }) => entry),
      Versions: versions.flatMap(({ version, entry }) =>
        isObject(version)
          ? [
              {
                ...entry,
                ETag: version.details.etag,
                Size: version.details.size,
                StorageClass: 'STANDARD' as const,
              },
            ]
          : [],
      ),
    };
  },
});
