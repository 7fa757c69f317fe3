import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { startLocalAws, type LocalAws } from '@apo/local-aws';
import { ConfigReader } from '@backstage/config';
import {
  AwsAccess,
  type AwsAccessSettings,
} from '@apo/backstage-plugin-patterns-node';
import { TargetClients } from './ReleaseClients';
import { allow, sessionPolicy } from './SessionPolicy';

const release = { patternName: 'vpc', version: '1.0.0' };
const role = {
  arn: 'arn:aws:iam::111122223333:role/publisher',
  partition: 'aws',
  accountId: '111122223333',
};

describe('TargetClients', () => {
  const environment = { ...process.env };
  const policyOf = jest.fn(() => sessionPolicy(allow(['s3:GetObject'], '*')));
  let local: LocalAws;

  beforeAll(async () => {
    local = await startLocalAws({ port: 0 });
    Object.assign(process.env, local.env);
  });
  afterAll(async () => {
    await local?.stop();
    process.env = environment;
  });
  beforeEach(() => jest.clearAllMocks());

  const access = () =>
    AwsAccess.fromConfig(new ConfigReader({}), { name: 'tests', version: '0' });
  const clientsWith = (
    options: Partial<ConstructorParameters<typeof TargetClients>[0]> = {},
  ) =>
    new TargetClients({
      access: access(),
      place: { region: 'eu-west-1' },
      create: (settings: AwsAccessSettings) => ({
        sts: new STSClient(settings),
      }),
      policyOf,
      ...options,
    } as never);
  const whoAmI = async (clients: Record<string, unknown>) => {
    const sts = clients.sts as STSClient;
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
    return { sts, Arn };
  };

  it('shares the clients of the portal’s own credentials between releases', async () => {
    const clients = clientsWith();
    const first = await clients.use(release, whoAmI);
    const second = await clients.use(release, whoAmI);
    expect(first.Arn).toBe('arn:aws:iam::123456789012:user/local');
    expect(second.sts).toBe(first.sts);
    expect(policyOf).not.toHaveBeenCalled();
  });

  it('gives each use of the role clients of its own', async () => {
    const clients = clientsWith({ role });
    const first = await clients.use(release, whoAmI);
    const second = await clients.use(release, whoAmI);
    expect(first.Arn).toBe(
      'arn:aws:sts::111122223333:assumed-role/publisher/patterns-vpc-1.0.0',
    );
    expect(second.sts).not.toBe(first.sts);
    expect(policyOf).toHaveBeenCalledWith(release, role);
  });

  it('takes the credentials of the account that the target names', async () => {
    const config = {
      aws: {
        accounts: [{ accountId: '444455556666', roleName: 'patterns' }],
      },
    };
    const clients = clientsWith({
      place: { region: 'eu-west-1', accountId: '444455556666' },
      access: AwsAccess.fromConfig(new ConfigReader(config), {
        name: 'tests',
        version: '0',
      }),
    });
    const { Arn } = await clients.use(release, whoAmI);
    expect(Arn).toBe(
      'arn:aws:sts::444455556666:assumed-role/patterns/backstage',
    );
  });

  it('says which account has no credentials', async () => {
    const place = { region: 'eu-west-1', accountId: '999999999999' };
    await expect(clientsWith({ place }).use(release, whoAmI)).rejects.toThrow(
      /Could not find credentials for the account 999999999999\. .*There is no AWS integration that matches 999999999999/,
    );
  });
});
