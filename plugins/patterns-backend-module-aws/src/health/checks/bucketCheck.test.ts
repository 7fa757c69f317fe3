import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateAliasCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  encryptBucket,
  makeBucket,
  makeKey,
  REGION,
} from '../../__testUtils__/localBuckets';
import { faultsFound, startLocalHealth } from '../../__testUtils__/localHealth';
import { createS3BundleStore } from '../../s3/createS3BundleStore';
import { bucketCheck } from './bucketCheck';

const everybody = (Bucket: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: `arn:aws:s3:::${Bucket}/*`,
      },
    ],
  });

describe('a bucket', () => {
  let local: Awaited<ReturnType<typeof startLocalHealth>>;
  let s3: S3Client;
  let key: string;
  let otherKey: string;
  let made = 0;

  beforeAll(async () => {
    local = await startLocalHealth();
    s3 = new S3Client({ region: REGION });
    [key, otherKey] = [await makeKey(), await makeKey()];
    await new KMSClient({ region: REGION }).send(
      new CreateAliasCommand({ AliasName: 'alias/right', TargetKeyId: key }),
    );
  });
  afterAll(() => local.stop());
  afterEach(() => local.faults.clear());

  /** A bucket that is right but for what was done to it. */
  async function spoilt(spoil: (Bucket: string) => Promise<unknown>) {
    made += 1;
    const bucket = `bucket-${made}`;
    await makeBucket(bucket, key);
    await spoil(bucket);
    return { region: REGION, bucket, kmsKeyId: key };
  }

  /** Why a store does not start on a bucket. */
  async function refusalOf(place: { region: string; bucket: string }) {
    const config = { ...place, prefix: 'bundles/' };
    return createS3BundleStore(local.access, config, { maxAttempts: 1 }).then(
      () => 'started',
      ({ name, message }) => `${name}: ${message}`,
    );
  }

  it('that is set up right has nothing to tell but facts', async () => {
    const place = await spoilt(async () => {});
    const check = bucketCheck(local.access, place);
    const { findings, facts } = await check.run(AbortSignal.timeout(9_000));
    expect(findings.map(({ state }) => state)).toEqual(Array(5).fill('ok'));
    expect(facts).toEqual({ Region: REGION, 'KMS key': key });
    expect(await refusalOf(place)).toBe('started');
    const byAlias = { ...place, kmsKeyId: 'alias/right' };
    expect(await faultsFound(bucketCheck(local.access, byAlias))).toEqual([]);
    const { kmsKeyId: _, ...withoutKey } = place;
    expect(await faultsFound(bucketCheck(local.access, withoutKey))).toEqual(
      [],
    );
  });

  const unsafe: [
    string,
    (Bucket: string) => Promise<unknown>,
    string,
    string,
  ][] = [
    [
      'does not block all public access',
      Bucket =>
        s3.send(
          new PutPublicAccessBlockCommand({
            Bucket,
            PublicAccessBlockConfiguration: { BlockPublicAcls: true },
          }),
        ),
      'Not all public access is blocked.',
      'aws s3api put-public-access-block',
    ],
    [
      'keeps no versions',
      Bucket =>
        s3.send(
          new PutBucketVersioningCommand({
            Bucket,
            VersioningConfiguration: { Status: 'Suspended' },
          }),
        ),
      'It does not keep versions.',
      'aws s3api put-bucket-versioning',
    ],
    [
      'encrypts without KMS',
      Bucket => encryptBucket(Bucket, undefined),
      'It encrypts with AES256, and not with KMS.',
      'aws s3api put-bucket-encryption',
    ],
    [
      'encrypts with another key',
      Bucket => encryptBucket(Bucket, otherKey),
      'It encrypts with the key',
      'aws s3api put-bucket-encryption',
    ],
  ];

  it.each(unsafe)(
    'that %s fails, and no store starts on it',
    async (_, spoil, message, command) => {
      const place = await spoilt(spoil);
      const found = await faultsFound(bucketCheck(local.access, place));
      expect(found).toEqual([expect.stringContaining(`failed: ${message}`)]);
      const refusal = await refusalOf(place);
      expect(refusal).toContain(
        `InputError: patterns.bundles.s3: the bucket ${place.bucket} is not fit for bundles`,
      );
      expect(refusal).toContain(message);
      expect(refusal).toContain(`Run: ${command} --region ${REGION}`);
    },
  );

  it('that its policy opens fails, and no store starts on it', async () => {
    const place = await spoilt(async Bucket => {
      const { BlockPublicPolicy: _, ...block } = {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      };
      await s3.send(
        new PutPublicAccessBlockCommand({
          Bucket,
          PublicAccessBlockConfiguration: block,
        }),
      );
      const Policy = everybody(Bucket);
      await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    });
    expect(await faultsFound(bucketCheck(local.access, place))).toEqual([
      'failed: Not all public access is blocked.',
      'failed: Its policy lets everybody in.',
      'warning: It takes requests without HTTPS.',
    ]);
    expect(await refusalOf(place)).toContain('Its policy lets everybody in.');
  });

  it('that takes requests without HTTPS is a warning, and a store starts on it', async () => {
    const place = await spoilt(Bucket =>
      s3.send(new DeleteBucketPolicyCommand({ Bucket })),
    );
    expect(await faultsFound(bucketCheck(local.access, place))).toEqual([
      'warning: It takes requests without HTTPS.',
    ]);
    expect(await refusalOf(place)).toBe('started');
  });

  it('that is not there fails once, and no store starts on it', async () => {
    const place = { region: REGION, bucket: 'nowhere' };
    expect(await faultsFound(bucketCheck(local.access, place))).toEqual([
      `failed: There is no bucket nowhere in ${REGION}.`,
    ]);
    expect(await refusalOf(place)).toContain('There is no bucket nowhere');
  });

  it('that nothing was done to fails in each respect', async () => {
    await s3.send(new CreateBucketCommand({ Bucket: 'bare' }));
    const place = { region: REGION, bucket: 'bare', kmsKeyId: key };
    expect(await faultsFound(bucketCheck(local.access, place))).toEqual([
      'failed: Not all public access is blocked.',
      'failed: It does not keep versions.',
      'failed: It encrypts with AES256, and not with KMS.',
      'warning: It takes requests without HTTPS.',
    ]);
  });

  it.each([
    ['HeadBucket', 's3:ListBucket'],
    ['GetPublicAccessBlock', 's3:GetBucketPublicAccessBlock'],
    ['GetBucketPolicyStatus', 's3:GetBucketPolicyStatus'],
    ['GetBucketVersioning', 's3:GetBucketVersioning'],
    ['GetBucketEncryption', 's3:GetEncryptionConfiguration'],
  ])(
    'that %s is denied for is a warning with %s, and no store starts on it',
    async (operation, action) => {
      const place = await spoilt(async () => {});
      const denied = {
        kind: 'error',
        service: 's3',
        operation,
        status: 403,
        code: 'AccessDenied',
        times: 2,
      } as const;
      local.faults.add({ ...denied, times: 1 });
      const check = bucketCheck(local.access, place);
      const { findings } = await check.run(AbortSignal.timeout(9_000));
      expect(findings.filter(({ state }) => state !== 'ok')).toEqual([
        {
          state: 'warning',
          message: expect.stringMatching(
            /^Could not .*could not be checked\.$/,
          ),
          fix: `Give the portal’s role ${action}, then check again.`,
        },
      ]);
      local.faults.add({ ...denied, times: 1 });
      expect(await refusalOf(place)).toContain(action);
    },
  );

  it('that does not answer fails, and no store starts on it', async () => {
    const place = await spoilt(async () => {});
    const fault = { kind: 'error', status: 500, service: 's3' } as const;
    local.faults.add({ ...fault, operation: 'HeadBucket', times: 3 });
    expect(await refusalOf(place)).toMatch(/InputError.*reach the bucket/s);
    expect(await faultsFound(bucketCheck(local.access, place))).toEqual([
      expect.stringMatching(/^failed: Could not reach the bucket/),
    ]);
  });
});
