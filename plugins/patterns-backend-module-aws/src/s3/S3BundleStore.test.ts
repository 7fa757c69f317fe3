import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  AwsAccess,
  packBundle,
  type BundleSource,
} from '@apo/backstage-plugin-patterns-node';
import { bundleStoreContract } from '@apo/backstage-plugin-patterns-node/testUtils';
import { startLocalAws, type Fault, type LocalAws } from '@apo/local-aws';
import { ConfigReader } from '@backstage/config';
import { makeKey, REGION } from '../__testUtils__/localBuckets';
import { S3BundleStore } from './S3BundleStore';

describe('S3BundleStore', () => {
  const environment = process.env;
  let local: LocalAws;
  let s3: S3Client;
  let kmsKeyId: string;
  let buckets = 0;

  beforeAll(async () => {
    local = await startLocalAws({ port: 0 });
    process.env = { ...environment, ...local.env };
    const access = AwsAccess.fromConfig(new ConfigReader({}), {
      name: 'test',
      version: '1',
    });
    s3 = new S3Client({
      ...(await access.settings({ region: REGION }, { maxAttempts: 3 })),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    kmsKeyId = await makeKey();
  });
  afterAll(async () => {
    await local.stop();
    process.env = environment;
  });
  afterEach(() => local.faults.clear());

  /** A store on a bucket of its own. */
  async function create() {
    buckets += 1;
    const bucket = `bundles-${buckets}`;
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    await s3.send(
      new PutBucketVersioningCommand({
        Bucket: bucket,
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    );
    const config = { region: REGION, bucket, prefix: 'b/', kmsKeyId };
    return { bucket, store: new S3BundleStore({ s3, config }) };
  }

  async function created() {
    const bundle = await aBundle();
    const { digest } = bundle;
    const key = `b/sha256/${digest.slice(0, 2)}/${digest}.tar`;
    return { ...(await create()), ...bundle, key };
  }

  async function versionsIn(Bucket: string) {
    const { Versions = [] } = await s3.send(
      new ListObjectVersionsCommand({ Bucket }),
    );
    return Versions.map(({ Key }) => Key);
  }

  bundleStoreContract(async () => (await create()).store);

  it('names objects by their digest, once, encrypted with its key', async () => {
    const { bucket, store, digest, tar, key } = await created();
    await Promise.all([1, 2, 3, 4].map(() => store.put(digest, tar)));
    await store.put(digest, tar);
    expect(await versionsIn(bucket)).toEqual([key]);
    const object = await s3.send(
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ChecksumMode: 'ENABLED',
      }),
    );
    expect(object).toMatchObject({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: kmsKeyId,
      ChecksumSHA256: Buffer.from(digest, 'hex').toString('base64'),
    });
  });

  const faults: [string, Fault][] = [
    ['throttles', { kind: 'throttle', times: 2 }],
    ['fails', { kind: 'error', status: 500 }],
    ['drops the connection', { kind: 'drop-before' }],
    ['drops the answer', { kind: 'drop-after' }],
    [
      'meets another writer',
      { kind: 'error', status: 409, code: 'ConditionalRequestConflict' },
    ],
  ];

  it.each(faults)('writes once where S3 %s', async (_, fault) => {
    const { bucket, store, digest, tar, key } = await created();
    local.faults.add({ ...fault, service: 's3', operation: 'PutObject' });
    await store.put(digest, tar);
    expect(await versionsIn(bucket)).toEqual([key]);
    expect(tar.equals(await store.get(digest))).toBe(true);
  });

  it.each(faults)('writes a stream once where S3 %s', async (_, fault) => {
    const { bucket, store, digest, tar, key } = await created();
    local.faults.add({ ...fault, service: 's3', operation: 'PutObject' });
    await store.put(digest, asSource(tar));
    expect(await versionsIn(bucket)).toEqual([key]);
    expect(tar.equals(await store.get(digest))).toBe(true);
  });

  it.each(faults.slice(0, 4))('reads where S3 %s', async (_, fault) => {
    const { store, digest, tar } = await created();
    await store.put(digest, tar);
    local.faults.add({ ...fault, service: 's3', operation: 'GetObject' });
    expect(tar.equals(await store.get(digest))).toBe(true);
  });

  it('says what it could not do, and whether it passes', async () => {
    const { store, digest, tar } = await created();
    const fault = { service: 's3', kind: 'error', times: 9 } as const;
    local.faults.add({ ...fault, status: 503 });
    await expect(store.put(digest, tar)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(`store the bundle ${digest}.*try again`),
    });
    local.faults.clear();
    local.faults.add({ ...fault, status: 403, code: 'AccessDenied' });
    await expect(store.get(digest)).rejects.toThrow(
      /read the bundle.*AccessDenied.*give the portal’s role s3:GetObject/,
    );
  });

  it.each([
    ['other bytes', (tar: Buffer) => Buffer.from(tar).reverse()],
    ['half of it', (tar: Buffer) => tar.subarray(0, tar.length / 2)],
    ['nothing', () => Buffer.alloc(0)],
  ])(
    'refuses %s that somebody wrote, until the bundle is sent again',
    async (_, spoil) => {
      const { bucket, store, digest, tar, key } = await created();
      await s3.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: spoil(tar) }),
      );
      const refused = `The stored bundle ${digest} is damaged: restore the earlier version of s3://${bucket}/${key}`;
      await expect(store.get(digest)).rejects.toThrow(refused);
      const read = store.open(digest).then(buffer);
      await expect(read).rejects.toThrow(refused);
      await store.put(digest, tar);
      expect(tar.equals(await store.get(digest))).toBe(true);
    },
  );

  it('takes what somebody copied there without our checksum', async () => {
    const { bucket, store, digest, tar, key } = await created();
    const byHand = { Bucket: bucket, Key: key, Body: tar };
    await s3.send(new PutObjectCommand(byHand));
    await store.put(digest, tar);
    expect(await versionsIn(bucket)).toEqual([key]);
  });
});

function aBundle() {
  const text = 'Resources: {}'.repeat(1000);
  return packBundle(new Map([['template.yaml', Buffer.from(text)]]));
}

function asSource(tar: Buffer): BundleSource {
  return { size: tar.length, open: () => Readable.from([tar]) };
}
