import type { AssumeRoleCommandInput, STSClient } from '@aws-sdk/client-sts';
import { narrowedCredentials, sessionName } from './narrowedCredentials';
import { allow, sessionPolicy } from './SessionPolicy';

const role = {
  arn: 'arn:aws:iam::111122223333:role/publisher',
  externalId: 'external',
  partition: 'aws',
  accountId: '111122223333',
};
const policy = sessionPolicy(allow(['s3:GetObject'], '*'));
const release = { patternName: 'vpc', version: '1.0.0' };
const MINUTE = 60_000;

/** An STS whose sessions end after so many minutes, one after the other. */
function fakeSts(...minutes: number[]) {
  const inputs: AssumeRoleCommandInput[] = [];
  const send = async ({ input }: { input: AssumeRoleCommandInput }) => {
    inputs.push(input);
    const left = minutes.shift();
    if (left === undefined) {
      throw Object.assign(new Error('not authorized'), {
        name: 'AccessDenied',
        $fault: 'client',
      });
    }
    return {
      Credentials: {
        AccessKeyId: `key-${inputs.length}`,
        SecretAccessKey: 'secret',
        SessionToken: 'token',
        Expiration: new Date(Date.now() + left * MINUTE),
      },
    };
  };
  return { inputs, sts: { send } as unknown as STSClient };
}

describe('narrowedCredentials', () => {
  it('assumes the role once, for 15 minutes, narrowed and named', async () => {
    const { inputs, sts } = fakeSts(15, 15);
    const credentials = narrowedCredentials({ sts, role, release, policy });
    expect(await credentials()).toMatchObject({ accessKeyId: 'key-1' });
    expect(await credentials()).toMatchObject({ accessKeyId: 'key-1' });
    expect(inputs).toEqual([
      {
        RoleArn: role.arn,
        ExternalId: 'external',
        RoleSessionName: 'patterns-vpc-1.0.0',
        DurationSeconds: 900,
        Policy: JSON.stringify(policy),
      },
    ]);
  });

  it('assumes it again for a release that outlives its session', async () => {
    const { sts } = fakeSts(4, 15);
    const credentials = narrowedCredentials({ sts, role, release, policy });
    expect(await credentials()).toMatchObject({ accessKeyId: 'key-1' });
    expect(await credentials()).toMatchObject({ accessKeyId: 'key-2' });
    expect(await credentials()).toMatchObject({ accessKeyId: 'key-2' });
  });

  it('says which role it could not assume, and tries again when asked', async () => {
    const { inputs, sts } = fakeSts();
    const credentials = narrowedCredentials({ sts, role, release, policy });
    for (const attempt of [1, 2]) {
      await expect(credentials()).rejects.toMatchObject({
        name: 'AwsCallError',
        retryable: false,
        message: expect.stringMatching(
          /^Could not assume the publisher’s role arn:.*role\/publisher\. AWS says AccessDenied/,
        ),
      });
      expect(inputs).toHaveLength(attempt);
    }
  });
});

describe('sessionName', () => {
  it.each([
    ['vpc', '1.0.0', 'patterns-vpc-1.0.0'],
    ['a_b', '1.0.0-rc.1+build', 'patterns-a_b-1.0.0-rc.1+build'],
    ['a b/ü', '1', 'patterns-a-b---1'],
    [
      'p'.repeat(40),
      'v'.repeat(40),
      `patterns-${'p'.repeat(40)}-vvvvvvvvvvvvvv`,
    ],
  ])('of %s %s is %s', (patternName, version, expected) => {
    const name = sessionName({ patternName, version });
    expect(name).toBe(expected);
    expect(name).toMatch(/^[\w+=,.@-]{2,64}$/);
  });
});
