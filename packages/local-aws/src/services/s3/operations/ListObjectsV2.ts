import type {
  ListObjectsV2Output,
  ListObjectsV2Request,
} from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';
import { groupByPrefix } from '../groupByPrefix';
import { keyEncoder } from '../keyEncoder';
import { invalidArgument } from '../s3Errors';
import { isObject } from '../storage/records';

/** S3's largest page, and its default. */
const MAX_KEYS = 1000;

function readToken(token: string | undefined): string | undefined {
  if (token === undefined) return undefined;
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (!text.startsWith('after:')) {
    throw invalidArgument('The continuation token provided is incorrect');
  }
  return text.slice('after:'.length);
}

function pageSize(asked: number | undefined): number {
  if (asked === undefined) return MAX_KEYS;
  if (asked < 0) throw invalidArgument('max-keys must not be negative');
  return Math.min(asked, MAX_KEYS);
}

/** The objects of a bucket by key, a page at a time; keys below a delimiter are grouped. */
export const ListObjectsV2 = defineS3Operation<
  ListObjectsV2Request,
  ListObjectsV2Output
>({
  understands: [
    'Bucket',
    'Prefix',
    'Delimiter',
    'EncodingType',
    'MaxKeys',
    'ContinuationToken',
    'StartAfter',
  ],
  run(input, { buckets, objects }) {
    const { Prefix = '', Delimiter, ContinuationToken, StartAfter } = input;
    const bucket = buckets.get(input.Bucket ?? '').name;
    const after = readToken(ContinuationToken) ?? StartAfter;
    const MaxKeys = pageSize(input.MaxKeys);
    const newest = objects.versions
      .listNewest({ bucket, prefix: Prefix, after })
      .filter(isObject);
    const encode = keyEncoder(input.EncodingType);
    const page = groupByPrefix(newest, Prefix, Delimiter, MaxKeys);
    return {
      Name: bucket,
      EncodingType: input.EncodingType,
      Prefix: encode(Prefix),
      Delimiter: Delimiter && encode(Delimiter),
      MaxKeys,
      StartAfter: StartAfter && encode(StartAfter),
      ContinuationToken,
      IsTruncated: page.next !== undefined,
      NextContinuationToken:
        page.next && Buffer.from(`after:${page.next}`).toString('base64url'),
      KeyCount: page.items.length + page.prefixes.length,
      CommonPrefixes: page.prefixes.map(prefix => ({
        Prefix: encode(prefix),
      })),
      Contents: page.items.map(({ key, lastModified, details }) => ({
        Key: encode(key),
        LastModified: new Date(lastModified),
        ETag: details.etag,
        Size: details.size,
        StorageClass: 'STANDARD',
      })),
    };
  },
});
