import type { RequestContext } from '../../core/authorization/Permission';
import { permissionTable } from '../../core/authorization/permissionTable';
import { parseCopySource } from './parseCopySource';

interface Input {
  Bucket?: string;
  Key?: string;
  VersionId?: string;
  Prefix?: string;
  Tagging?: unknown;
  CopySource?: string;
  ServerSideEncryption?: string;
  SSEKMSKeyId?: string;
  Delete?: { Objects?: { Key?: string; VersionId?: string }[] };
}

const bucketArn = (name = '*') => `arn:aws:s3:::${name}`;

const objectArn = ({ Bucket, Key = '*' }: Input) =>
  `${bucketArn(Bucket)}/${Key}`;

function encryptionContext(input: Input): RequestContext {
  return {
    's3:x-amz-server-side-encryption': input.ServerSideEncryption,
    's3:x-amz-server-side-encryption-aws-kms-key-id': input.SSEKMSKeyId,
  };
}

/** An action on a bucket. */
const onBucket =
  (action: string) =>
  ({ Bucket, Prefix }: Input) => {
    const context = { 's3:prefix': Prefix };
    return [{ action, resource: bucketArn(Bucket), context }];
  };

/** An action on an object, which has another name where a version is meant. */
const onObject = (action: string, versionAction: string) => (input: Input) =>
  [
    {
      action: input.VersionId === undefined ? action : versionAction,
      resource: objectArn(input),
      context: { 's3:versionid': input.VersionId },
    },
  ];

const read = onObject('GetObject', 'GetObjectVersion');
const remove = onObject('DeleteObject', 'DeleteObjectVersion');

function write(input: Input) {
  const resource = objectArn(input);
  const context = encryptionContext(input);
  const put = { action: 'PutObject', resource, context };
  const tag = { action: 'PutObjectTagging', resource };
  return input.Tagging === undefined ? [put] : [put, tag];
}

function copy(input: Input) {
  const { bucket, key, versionId } = parseCopySource(input.CopySource ?? '');
  const source = { Bucket: bucket, Key: key, VersionId: versionId };
  return [...read(source), ...write(input)];
}

/** The actions and resources of S3. Source: Service Authorization Reference, Amazon S3. */
export const s3Permissions = permissionTable<undefined>('s3', {
  CopyObject: copy,
  CreateBucket: onBucket('CreateBucket'),
  DeleteBucket: onBucket('DeleteBucket'),
  DeleteBucketPolicy: onBucket('DeleteBucketPolicy'),
  DeleteObject: remove,
  DeleteObjects: ({ Bucket, Delete }: Input) =>
    (Delete?.Objects ?? []).flatMap(object => remove({ Bucket, ...object })),
  DeleteObjectTagging: onObject(
    'DeleteObjectTagging',
    'DeleteObjectVersionTagging',
  ),
  GetBucketEncryption: onBucket('GetEncryptionConfiguration'),
  GetBucketLocation: onBucket('GetBucketLocation'),
  GetBucketLogging: onBucket('GetBucketLogging'),
  GetBucketOwnershipControls: onBucket('GetBucketOwnershipControls'),
  GetBucketPolicy: onBucket('GetBucketPolicy'),
  GetBucketPolicyStatus: onBucket('GetBucketPolicyStatus'),
  GetBucketVersioning: onBucket('GetBucketVersioning'),
  GetObject: read,
  GetObjectTagging: onObject('GetObjectTagging', 'GetObjectVersionTagging'),
  GetPublicAccessBlock: onBucket('GetBucketPublicAccessBlock'),
  HeadBucket: onBucket('ListBucket'),
  HeadObject: read,
  ListBuckets: () => [{ action: 'ListAllMyBuckets', resource: '*' }],
  ListObjectsV2: onBucket('ListBucket'),
  ListObjectVersions: onBucket('ListBucketVersions'),
  PutBucketEncryption: onBucket('PutEncryptionConfiguration'),
  PutBucketLogging: onBucket('PutBucketLogging'),
  PutBucketOwnershipControls: onBucket('PutBucketOwnershipControls'),
  PutBucketPolicy: onBucket('PutBucketPolicy'),
  PutBucketVersioning: onBucket('PutBucketVersioning'),
  PutObject: write,
  PutObjectTagging: onObject('PutObjectTagging', 'PutObjectVersionTagging'),
  PutPublicAccessBlock: onBucket('PutBucketPublicAccessBlock'),
});
