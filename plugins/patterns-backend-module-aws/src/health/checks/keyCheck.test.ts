import {
  CreateKeyCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { REGION } from '../../__testUtils__/localBuckets';
import { faultsFound, startLocalHealth } from '../../__testUtils__/localHealth';
import { keyCheck } from './keyCheck';

describe('a KMS key', () => {
  let local: Awaited<ReturnType<typeof startLocalHealth>>;
  let kms: KMSClient;

  beforeAll(async () => {
    local = await startLocalHealth();
    kms = new KMSClient({ region: REGION });
  });
  afterAll(() => local.stop());
  afterEach(() => local.faults.clear());

  async function rotated() {
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    const KeyId = KeyMetadata!.KeyId!;
    await kms.send(new EnableKeyRotationCommand({ KeyId }));
    return KeyId;
  }
  const check = (kmsKeyId: string) =>
    keyCheck(local.access, { region: REGION, kmsKeyId });

  it('that is enabled and rotated is right', async () => {
    const KeyId = await rotated();
    const { findings, facts } = await check(KeyId).run(
      AbortSignal.timeout(9_000),
    );
    expect(findings.map(({ state }) => state)).toEqual(['ok', 'ok']);
    expect(facts!['Key ARN']).toContain(`:key/${KeyId}`);
  });

  it.each<[string, (KeyId: string) => Promise<unknown>, string, string]>([
    [
      'will be deleted fails',
      KeyId => kms.send(new ScheduleKeyDeletionCommand({ KeyId })),
      'failed: The KMS key will be deleted on 2',
      'aws kms cancel-key-deletion',
    ],
    [
      'is disabled fails',
      KeyId => kms.send(new DisableKeyCommand({ KeyId })),
      'failed: The KMS key is Disabled',
      'aws kms enable-key',
    ],
  ])('that %s', async (_, spoil, found, command) => {
    const KeyId = await rotated();
    await spoil(KeyId);
    const { findings } = await check(KeyId).run(AbortSignal.timeout(9_000));
    expect(findings).toHaveLength(1);
    const [{ state, message, command: mends }] = findings;
    expect(`${state}: ${message}`).toContain(found);
    expect(mends).toContain(command);
  });

  it('that is not rotated is a warning', async () => {
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    expect(await faultsFound(check(KeyMetadata!.Arn!))).toEqual([
      'warning: The KMS key is not rotated.',
    ]);
  });

  it('that is not there fails', async () => {
    expect(await faultsFound(check('alias/missing'))).toEqual([
      `failed: There is no KMS key alias/missing in ${REGION}.`,
    ]);
  });

  it('that may not be looked at is a warning with the action', async () => {
    const KeyId = await rotated();
    local.faults.add({
      kind: 'error',
      service: 'kms',
      operation: 'DescribeKey',
      status: 400,
      code: 'AccessDeniedException',
    });
    const { findings } = await check(KeyId).run(AbortSignal.timeout(9_000));
    expect(findings).toEqual([
      expect.objectContaining({
        state: 'warning',
        fix: 'Give the portal’s role kms:DescribeKey, then check again.',
      }),
    ]);
  });
});
