import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';

describe('the local STS', () => {
  let localAws: LocalAws;
  let sts: STSClient;

  beforeEach(async () => {
    localAws = await startLocalAws({ port: 0, accountId: '111122223333' });
    sts = localClients(localAws.endpoint).sts;
  });

  afterEach(() => localAws.stop());

  const RoleArn = 'arn:aws:iam::111122223333:role/apo/publisher';

  it('says who the caller is', async () => {
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:iam::111122223333:user/local',
    });
  });

  it('knows the caller by the credentials of an assumed role', async () => {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn,
        RoleSessionName: 'release-1',
        Policy: '{"Version":"2012-10-17","Statement":[]}',
        DurationSeconds: 900,
      }),
    );
    const assumed = new STSClient({
      endpoint: localAws.endpoint,
      region: 'eu-west-1',
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken,
      },
    });
    const identity = await assumed.send(new GetCallerIdentityCommand({}));
    const seconds =
      (Number(Credentials?.Expiration?.getTime()) - Date.now()) / 1000;
    expect(identity.Arn).toBe(
      'arn:aws:sts::111122223333:assumed-role/publisher/release-1',
    );
    expect(seconds).toBeGreaterThan(890);
    expect(seconds).toBeLessThanOrEqual(900);
  });

  it.each([
    [{ RoleArn: 'publisher', RoleSessionName: 'me' }, 'ValidationError'],
    [{ RoleArn, RoleSessionName: 'not valid' }, 'ValidationError'],
    [
      { RoleArn, RoleSessionName: 'me', DurationSeconds: 60 },
      'ValidationError',
    ],
    [
      { RoleArn, RoleSessionName: 'me', Policy: '{' },
      'MalformedPolicyDocumentException',
    ],
    [{ RoleArn, RoleSessionName: 'me', TokenCode: '1' }, 'NotImplemented'],
  ])('refuses to assume %p', async (input, name) => {
    await expect(sts.send(new AssumeRoleCommand(input))).rejects.toMatchObject({
      name,
    });
  });

  it('answers an operation that it does not have with an error', async () => {
    await expect(
      sts.send(new GetSessionTokenCommand({})),
    ).rejects.toMatchObject({
      name: 'NotImplemented',
      $metadata: { httpStatusCode: 501 },
    });
  });
});
