import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { CreateKeyCommand, DisableKeyCommand } from '@aws-sdk/client-kms';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  DeleteObjectTaggingCommand,
  GetBucketEncryptionCommand,
  GetBucketLocationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  NoSuchKey,
  NotFound,
  PutBucketEncryptionCommand,
  PutBucketLoggingCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';

const Bucket = 'bundles';

const bucketPolicy = (Effect: string, Condition: object = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect,
        Principal: '*',
        Action: 's3:*',
        Resource: `arn:aws:s3:::${Bucket}/*`,
        Condition,
      },
    ],
  });

describe('the local S3', () => {
  let localAws: LocalAws;
  let s3: S3Client;

  beforeEach(async () => {
    localAws = await startLocalAws({ port: 0 });
    s3 = localClients(localAws.endpoint).s3;
    await s3.send(new CreateBucketCommand({ Bucket }));
  });

  afterEach(() => localAws.stop());

  const put = (Key: string, Body: string, more = {}) =>
    s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));

  const read = async (Key: string, more = {}) => {
    const output = await s3.send(
      new GetObjectCommand({ Bucket, Key, ...more }),
    );
    return output.Body?.transformToString();
  };

  const enableVersioning = () =>
    s3.send(
      new PutBucketVersioningCommand({
        Bucket,
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    );

  const createKey = async () => {
    const { kms } = localClients(localAws.endpoint);
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    return KeyMetadata?.Arn;
  };

  describe('buckets', () => {
    it('keeps and shows location, ownership, logging and policy', async () => {
      const location = await s3.send(new GetBucketLocationCommand({ Bucket }));
      expect(location.LocationConstraint).toBe('eu-west-1');
      const ownership = new GetBucketOwnershipControlsCommand({ Bucket });
      expect((await s3.send(ownership)).OwnershipControls).toEqual({
        Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }],
      });
      const LoggingEnabled = { TargetBucket: Bucket, TargetPrefix: 'logs/' };
      await s3.send(
        new PutBucketLoggingCommand({
          Bucket,
          BucketLoggingStatus: { LoggingEnabled },
        }),
      );
      const logging = await s3.send(new GetBucketLoggingCommand({ Bucket }));
      expect(logging.LoggingEnabled).toEqual(LoggingEnabled);
      const policy = new GetBucketPolicyCommand({ Bucket });
      await expect(s3.send(policy)).rejects.toMatchObject({
        name: 'NoSuchBucketPolicy',
      });
      const Policy = bucketPolicy('Deny', {
        Bool: { 'aws:SecureTransport': 'false' },
      });
      await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
      expect((await s3.send(policy)).Policy).toBe(Policy);
      await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
      await expect(s3.send(policy)).rejects.toMatchObject({
        name: 'NoSuchBucketPolicy',
      });
    });

    it('knows a public policy, and can block one', async () => {
      const isPublic = async () => {
        const { PolicyStatus } = await s3.send(
          new GetBucketPolicyStatusCommand({ Bucket }),
        );
        return PolicyStatus?.IsPublic;
      };
      const putPolicy = (Policy: string) =>
        s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
      await putPolicy(bucketPolicy('Allow'));
      expect(await isPublic()).toBe(true);
      await putPolicy(
        bucketPolicy('Allow', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }),
      );
      expect(await isPublic()).toBe(false);
      await s3.send(
        new PutPublicAccessBlockCommand({
          Bucket,
          PublicAccessBlockConfiguration: { BlockPublicPolicy: true },
        }),
      );
      await expect(putPolicy(bucketPolicy('Allow'))).rejects.toMatchObject({
        name: 'AccessDenied',
      });
      await expect(putPolicy('{}')).rejects.toMatchObject({
        name: 'MalformedPolicy',
      });
    });

    it('creates, finds, lists and deletes buckets', async () => {
      await s3.send(new CreateBucketCommand({ Bucket: 'another' }));
      const { Buckets } = await s3.send(new ListBucketsCommand({}));
      expect(Buckets?.map(b => b.Name)).toEqual(['another', 'bundles']);
      const head = await s3.send(new HeadBucketCommand({ Bucket }));
      expect(head.BucketRegion).toBe('eu-west-1');
      await s3.send(new DeleteBucketCommand({ Bucket: 'another' }));
      await expect(
        s3.send(new HeadBucketCommand({ Bucket: 'another' })),
      ).rejects.toThrow(NotFound);
    });

    it.each([
      [{ Bucket }, 'BucketAlreadyOwnedByYou'],
      [{ Bucket: 'Not_A_Name' }, 'InvalidBucketName'],
      [
        {
          Bucket: 'far-away',
          CreateBucketConfiguration: {
            LocationConstraint: 'us-west-2' as const,
          },
        },
        'IllegalLocationConstraintException',
      ],
    ])('refuses to create %p', async (input, name) => {
      await expect(
        s3.send(new CreateBucketCommand(input)),
      ).rejects.toMatchObject({ name });
    });

    it('keeps a bucket that is not empty', async () => {
      await put('a', '1');
      await expect(
        s3.send(new DeleteBucketCommand({ Bucket })),
      ).rejects.toMatchObject({ name: 'BucketNotEmpty' });
    });

    it('keeps and shows encryption and public access settings', async () => {
      const PublicAccessBlockConfiguration = {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      };
      await expect(
        s3.send(new GetPublicAccessBlockCommand({ Bucket })),
      ).rejects.toMatchObject({ name: 'NoSuchPublicAccessBlockConfiguration' });
      await s3.send(
        new PutPublicAccessBlockCommand({
          Bucket,
          PublicAccessBlockConfiguration,
        }),
      );
      const access = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
      const encryption = await s3.send(
        new GetBucketEncryptionCommand({ Bucket }),
      );
      expect(access).toMatchObject({ PublicAccessBlockConfiguration });
      expect(
        encryption.ServerSideEncryptionConfiguration?.Rules?.[0]
          .ApplyServerSideEncryptionByDefault?.SSEAlgorithm,
      ).toBe('AES256');
    });
  });

  describe('objects', () => {
    it('gives back the bytes and headers that it was given', async () => {
      const bytes = Buffer.from([0, 1, 2, 255, 13, 10]);
      await s3.send(
        new PutObjectCommand({
          Bucket,
          Key: 'a folder/ä+%&?.bin',
          Body: bytes,
          ContentType: 'application/x-thing',
          ContentEncoding: 'gzip',
          CacheControl: 'no-cache',
          Metadata: { digest: 'abc' },
          Tagging: 'state=new&by=me%20too',
        }),
      );
      const output = await s3.send(
        new GetObjectCommand({ Bucket, Key: 'a folder/ä+%&?.bin' }),
      );
      expect(
        Buffer.from((await output.Body?.transformToByteArray()) ?? []),
      ).toEqual(bytes);
      expect(output).toMatchObject({
        ContentType: 'application/x-thing',
        ContentEncoding: 'gzip',
        CacheControl: 'no-cache',
        ContentLength: bytes.length,
        Metadata: { digest: 'abc' },
        TagCount: 2,
        ETag: `"${createHash('md5').update(bytes).digest('hex')}"`,
        LastModified: expect.any(Date),
        ServerSideEncryption: 'AES256',
      });
    });

    it('takes the framing off a streamed upload, and verifies its trailer', async () => {
      const chunk = Buffer.alloc(70_000, 'x');
      await s3.send(
        new PutObjectCommand({
          Bucket,
          Key: 'stream',
          Body: Readable.from([chunk, chunk, Buffer.from('end')]),
          ContentLength: 140_003,
        }),
      );
      const head = await s3.send(
        new HeadObjectCommand({
          Bucket,
          Key: 'stream',
          ChecksumMode: 'ENABLED',
        }),
      );
      expect(head.ContentLength).toBe(140_003);
      expect(head.ContentEncoding).toBeUndefined();
      expect(head.ChecksumCRC32).toMatch(/^[\w+/]{6}==$/);
      expect(await read('stream')).toBe(`${'x'.repeat(140_000)}end`);
    });

    it.each([
      { ChecksumCRC32: 'AAAAAA==' },
      { ChecksumSHA256: Buffer.alloc(32).toString('base64') },
      { ContentMD5: Buffer.alloc(16).toString('base64') },
    ])('refuses bytes that do not match %p', async checksum => {
      await expect(put('bad', 'content', checksum)).rejects.toMatchObject({
        name: 'BadDigest',
      });
      await expect(read('bad')).rejects.toThrow(NoSuchKey);
    });

    it('writes only once with If-None-Match', async () => {
      await put('once', '1', { IfNoneMatch: '*' });
      await expect(
        put('once', '2', { IfNoneMatch: '*' }),
      ).rejects.toMatchObject({ name: 'PreconditionFailed' });
      expect(await read('once')).toBe('1');
    });

    it('replaces only what is expected with If-Match', async () => {
      const { ETag } = await put('cas', '1');
      await put('cas', '2', { IfMatch: ETag });
      await expect(put('cas', '3', { IfMatch: ETag })).rejects.toMatchObject({
        name: 'PreconditionFailed',
      });
      await expect(put('new', '1', { IfMatch: ETag })).rejects.toThrow(
        NoSuchKey,
      );
      expect(await read('cas')).toBe('2');
    });

    it('encrypts as the bucket says, unless the writer says otherwise', async () => {
      const keyArn = await createKey();
      await s3.send(
        new PutBucketEncryptionCommand({
          Bucket,
          ServerSideEncryptionConfiguration: {
            Rules: [
              {
                ApplyServerSideEncryptionByDefault: {
                  SSEAlgorithm: 'aws:kms',
                  KMSMasterKeyID: keyArn,
                },
                BucketKeyEnabled: true,
              },
            ],
          },
        }),
      );
      const byDefault = await put('a', '1');
      const asAsked = await put('b', '1', { ServerSideEncryption: 'AES256' });
      expect(byDefault).toMatchObject({
        ServerSideEncryption: 'aws:kms',
        SSEKMSKeyId: keyArn,
        BucketKeyEnabled: true,
      });
      expect(asAsked.ServerSideEncryption).toBe('AES256');
      expect(asAsked.SSEKMSKeyId).toBeUndefined();
    });

    it('needs a key that is there and enabled', async () => {
      const { kms } = localClients(localAws.endpoint);
      const encryption = { ServerSideEncryption: 'aws:kms' };
      const SSEKMSKeyId = await createKey();
      await expect(
        put('a', '1', { ...encryption, SSEKMSKeyId: 'alias/none' }),
      ).rejects.toMatchObject({ name: 'KMS.NotFoundException' });
      await put('a', '1', { ...encryption, SSEKMSKeyId });
      await kms.send(new DisableKeyCommand({ KeyId: SSEKMSKeyId }));
      await expect(
        put('a', '2', { ...encryption, SSEKMSKeyId }),
      ).rejects.toMatchObject({
        name: 'KMS.DisabledException',
        $metadata: { httpStatusCode: 400 },
      });
      await expect(read('a')).rejects.toMatchObject({
        name: 'KMS.DisabledException',
      });
    });

    it('verifies and shows a SHA-256', async () => {
      const ChecksumSHA256 = createHash('sha256').update('1').digest('base64');
      await put('a', '1', { ChecksumSHA256 });
      const head = await s3.send(
        new HeadObjectCommand({ Bucket, Key: 'a', ChecksumMode: 'ENABLED' }),
      );
      expect(head.ChecksumSHA256).toBe(ChecksumSHA256);
      await expect(put('b', '2', { ChecksumSHA256 })).rejects.toMatchObject({
        name: 'BadDigest',
      });
    });

    it('tells a missing object from a missing bucket', async () => {
      await expect(read('nothing')).rejects.toThrow(NoSuchKey);
      await expect(
        s3.send(new HeadObjectCommand({ Bucket, Key: 'nothing' })),
      ).rejects.toThrow(NotFound);
      await expect(
        s3.send(new GetObjectCommand({ Bucket: 'nowhere', Key: 'a' })),
      ).rejects.toMatchObject({ name: 'NoSuchBucket' });
    });

    it('copies an object with its metadata', async () => {
      await put('from here', 'text', { Metadata: { a: 'b' } });
      await s3.send(
        new CopyObjectCommand({
          Bucket,
          Key: 'to',
          CopySource: `${Bucket}/from%20here`,
        }),
      );
      const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'to' }));
      expect(await read('to')).toBe('text');
      expect(head.Metadata).toEqual({ a: 'b' });
    });

    it('replaces and removes tags', async () => {
      await put('tagged', '1', { Tagging: 'a=1' });
      const tags = async () =>
        (await s3.send(new GetObjectTaggingCommand({ Bucket, Key: 'tagged' })))
          .TagSet;
      expect(await tags()).toEqual([{ Key: 'a', Value: '1' }]);
      const TagSet = [{ Key: 'servicecatalog:provisioning', Value: 'true' }];
      await s3.send(
        new PutObjectTaggingCommand({
          Bucket,
          Key: 'tagged',
          Tagging: { TagSet },
        }),
      );
      expect(await tags()).toEqual(TagSet);
      await s3.send(new DeleteObjectTaggingCommand({ Bucket, Key: 'tagged' }));
      expect(await tags()).toEqual([]);
    });
  });

  describe('versioning', () => {
    it('keeps old versions, and hides a deleted object behind a marker', async () => {
      await enableVersioning();
      const { Status } = await s3.send(
        new GetBucketVersioningCommand({ Bucket }),
      );
      const first = await put('v', '1');
      await put('v', '2');
      const deleted = await s3.send(
        new DeleteObjectCommand({ Bucket, Key: 'v' }),
      );

      expect(Status).toBe('Enabled');
      expect(deleted.DeleteMarker).toBe(true);
      await expect(read('v')).rejects.toThrow(NoSuchKey);
      expect(await read('v', { VersionId: first.VersionId })).toBe('1');
      const listed = await s3.send(new ListObjectVersionsCommand({ Bucket }));
      expect(listed.Versions?.map(v => v.IsLatest)).toEqual([false, false]);
      expect(listed.DeleteMarkers?.map(v => v.IsLatest)).toEqual([true]);

      await s3.send(
        new DeleteObjectCommand({
          Bucket,
          Key: 'v',
          VersionId: deleted.VersionId,
        }),
      );
      expect(await read('v')).toBe('2');
    });

    it('replaces an object while versioning is off', async () => {
      await put('v', '1');
      await put('v', '2');
      const listed = await s3.send(new ListObjectVersionsCommand({ Bucket }));
      expect(listed.Versions?.map(v => v.VersionId)).toEqual(['null']);
      expect(await read('v')).toBe('2');
    });

    it('answers for a version that is not there', async () => {
      await enableVersioning();
      await put('v', '1');
      await expect(read('v', { VersionId: 'nothing' })).rejects.toMatchObject({
        name: 'NoSuchVersion',
      });
    });
  });

  describe('listing', () => {
    const list = async (input = {}) => {
      const output = await s3.send(
        new ListObjectsV2Command({ Bucket, ...input }),
      );
      return {
        keys: output.Contents?.map(o => o.Key) ?? [],
        prefixes: output.CommonPrefixes?.map(p => p.Prefix) ?? [],
        next: output.NextContinuationToken,
      };
    };

    beforeEach(async () => {
      for (const key of ['a/1', 'a/2', 'b', 'c/1', 'c/d/1', 'Ä']) {
        await put(key, key);
      }
    });

    it('sorts by bytes, and leaves deleted objects out', async () => {
      await s3.send(
        new DeleteObjectsCommand({
          Bucket,
          Delete: { Objects: [{ Key: 'b' }, { Key: 'not there' }] },
        }),
      );
      expect((await list()).keys).toEqual(['a/1', 'a/2', 'c/1', 'c/d/1', 'Ä']);
    });

    it('folds keys at a delimiter', async () => {
      expect(await list({ Delimiter: '/' })).toEqual({
        keys: ['b', 'Ä'],
        prefixes: ['a/', 'c/'],
        next: undefined,
      });
      expect(await list({ Delimiter: '/', Prefix: 'c/' })).toEqual({
        keys: ['c/1'],
        prefixes: ['c/d/'],
        next: undefined,
      });
    });

    it('pages, over folded keys too', async () => {
      const seen: (string | undefined)[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await list({
          Delimiter: '/',
          MaxKeys: 1,
          ContinuationToken,
        });
        seen.push(...page.keys, ...page.prefixes);
        ContinuationToken = page.next;
      } while (ContinuationToken);
      expect(seen).toEqual(['a/', 'b', 'c/', 'Ä']);
    });

    it('encodes keys for callers that ask for it', async () => {
      await put('z/ä b+c', '1');
      const page = await list({ Prefix: 'z/', EncodingType: 'url' });
      expect(page.keys).toEqual(['z/%C3%A4%20b%2Bc']);
    });

    it('starts after a key', async () => {
      expect((await list({ StartAfter: 'b' })).keys).toEqual([
        'c/1',
        'c/d/1',
        'Ä',
      ]);
    });
  });

  describe('presigned URLs', () => {
    it('puts and gets an object', async () => {
      const Key = 'signed';
      const putUrl = await getSignedUrl(
        s3,
        new PutObjectCommand({ Bucket, Key, ServerSideEncryption: 'aws:kms' }),
      );
      const answer = await fetch(putUrl, {
        method: 'PUT',
        body: 'text',
        headers: { 'x-amz-server-side-encryption': 'aws:kms' },
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-amz-server-side-encryption')).toBe(
        'aws:kms',
      );
      const getUrl = await getSignedUrl(
        s3,
        new GetObjectCommand({ Bucket, Key }),
      );
      expect(await (await fetch(getUrl)).text()).toBe('text');
    });

    it('ends when it says', async () => {
      await put('old', 'text');
      const url = await getSignedUrl(
        s3,
        new GetObjectCommand({ Bucket, Key: 'old' }),
        { expiresIn: 60, signingDate: new Date(Date.now() - 61_000) },
      );
      const answer = await fetch(url);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('Request has expired');
    });
  });

  describe('what is not there', () => {
    it('answers a multipart upload with an error', async () => {
      await expect(
        s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'big' })),
      ).rejects.toMatchObject({
        name: 'NotImplemented',
        $metadata: { httpStatusCode: 501 },
      });
    });

    it.each([
      { ACL: 'public-read' as const },
      { StorageClass: 'GLACIER' as const },
      { ChecksumAlgorithm: 'CRC32C' as const },
    ])('answers %p with an error', async more => {
      await expect(put('a', '1', more)).rejects.toMatchObject({
        name: 'NotImplemented',
      });
    });

    it('refuses a caller without a signature', async () => {
      await put('a', '1');
      const answer = await fetch(`${localAws.endpoint}/${Bucket}/a`);
      expect(answer.status).toBe(403);
    });

    it('refuses a bucket of another account', async () => {
      await expect(
        put('a', '1', { ExpectedBucketOwner: '999999999999' }),
      ).rejects.toMatchObject({ name: 'AccessDenied' });
    });
  });
});
