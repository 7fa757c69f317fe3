import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  EnableKeyRotationCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';

describe('the local KMS', () => {
  let localAws: LocalAws;
  let client: KMSClient;
  let KeyId: string;

  beforeAll(async () => {
    localAws = await startLocalAws({ port: 0 });
    client = localClients(localAws.endpoint).kms;
  });

  beforeEach(async () => {
    const { KeyMetadata } = await client.send(
      new CreateKeyCommand({ Description: 'patterns' }),
    );
    KeyId = KeyMetadata!.Arn!;
  });

  afterEach(async () => {
    const url = `${localAws.endpoint}/_local/reset`;
    await fetch(url, { method: 'POST' });
  });

  afterAll(() => localAws.stop());

  const describeKey = async (name = KeyId) => {
    const { KeyMetadata } = await client.send(
      new DescribeKeyCommand({ KeyId: name }),
    );
    return KeyMetadata;
  };

  it('finds a key by its id, its ARN and its aliases', async () => {
    const AliasName = 'alias/application-patterns';
    const alias = new CreateAliasCommand({ AliasName, TargetKeyId: KeyId });
    await client.send(alias);
    const id = KeyId.split('/')[1];
    const aliasArn = `arn:aws:kms:eu-west-1:123456789012:${AliasName}`;
    for (const name of [id, KeyId, AliasName, aliasArn]) {
      expect(await describeKey(name)).toMatchObject({
        Arn: KeyId,
        Description: 'patterns',
        KeyState: 'Enabled',
      });
    }
    await expect(client.send(alias)).rejects.toMatchObject({
      name: 'AlreadyExistsException',
    });
    const { Aliases } = await client.send(new ListAliasesCommand({ KeyId }));
    expect(Aliases).toMatchObject([{ AliasName, TargetKeyId: id }]);
    const { Keys } = await client.send(new ListKeysCommand({}));
    expect(Keys).toEqual([{ KeyId: id, KeyArn: KeyId }]);
    await expect(describeKey('alias/none')).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });

  it('decrypts what it encrypted, in the same context only', async () => {
    const EncryptionContext = { pattern: 'bucket', version: '1.0.0' };
    const { CiphertextBlob } = await client.send(
      new EncryptCommand({
        KeyId,
        Plaintext: Buffer.from('secret'),
        EncryptionContext,
      }),
    );
    const decrypt = (context: Record<string, string>) =>
      client.send(
        new DecryptCommand({ CiphertextBlob, EncryptionContext: context }),
      );
    const { Plaintext } = await decrypt({
      version: '1.0.0',
      pattern: 'bucket',
    });
    expect(Buffer.from(Plaintext!).toString()).toBe('secret');
    expect(Buffer.from(CiphertextBlob!).toString()).not.toContain('secret');
    await expect(decrypt({})).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
  });

  it('makes data keys', async () => {
    const { Plaintext, CiphertextBlob } = await client.send(
      new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' }),
    );
    expect(Plaintext).toHaveLength(32);
    const opened = await client.send(
      new DecryptCommand({ KeyId, CiphertextBlob }),
    );
    expect(opened.Plaintext).toEqual(Plaintext);
  });

  it('refuses to use a key that is disabled or to be deleted', async () => {
    const use = () =>
      client.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_128' }));
    await client.send(new DisableKeyCommand({ KeyId }));
    await expect(use()).rejects.toMatchObject({ name: 'DisabledException' });
    await client.send(new EnableKeyCommand({ KeyId }));
    await use();
    await client.send(
      new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }),
    );
    expect(await describeKey()).toMatchObject({ KeyState: 'PendingDeletion' });
    await expect(use()).rejects.toMatchObject({
      name: 'KMSInvalidStateException',
    });
    await client.send(new CancelKeyDeletionCommand({ KeyId }));
    expect(await describeKey()).toMatchObject({ KeyState: 'Disabled' });
  });

  it('keeps rotation and policy', async () => {
    const rotation = new GetKeyRotationStatusCommand({ KeyId });
    expect(await client.send(rotation)).toMatchObject({
      KeyRotationEnabled: false,
    });
    await client.send(new EnableKeyRotationCommand({ KeyId }));
    expect(await client.send(rotation)).toMatchObject({
      KeyRotationEnabled: true,
      RotationPeriodInDays: 365,
    });
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    await client.send(new PutKeyPolicyCommand({ KeyId, Policy }));
    const kept = await client.send(new GetKeyPolicyCommand({ KeyId }));
    expect(kept.Policy).toBe(Policy);
    const broken = new PutKeyPolicyCommand({ KeyId, Policy: '{' });
    await expect(client.send(broken)).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
    });
  });
});
