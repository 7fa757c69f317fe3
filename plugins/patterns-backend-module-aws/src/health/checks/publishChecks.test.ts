import {
  CodeartifactClient,
  CreateDomainCommand,
  CreateRepositoryCommand,
} from '@aws-sdk/client-codeartifact';
import { DisableKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreatePortfolioCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { AwsAccess } from '@apo/backstage-plugin-patterns-node';
import { ConfigReader } from '@backstage/config';
import { makeKey, REGION } from '../../__testUtils__/localBuckets';
import { faultsFound, startLocalHealth } from '../../__testUtils__/localHealth';
import { identityCheck } from './identityCheck';
import { portfolioCheck } from './portfolioCheck';
import { repositoryCheck } from './repositoryCheck';
import { roleCheck } from './roleCheck';

const region = REGION;
const roleArn = 'arn:aws:iam::123456789012:role/patterns-publisher';

describe('where patterns are published', () => {
  let local: Awaited<ReturnType<typeof startLocalHealth>>;
  beforeAll(async () => {
    local = await startLocalHealth();
  });
  afterAll(() => local.stop());
  afterEach(() => local.faults.clear());

  describe('a portfolio', () => {
    const make = async (DisplayName: string) => {
      const { PortfolioDetail } = await new ServiceCatalogClient({
        region,
      }).send(new CreatePortfolioCommand({ DisplayName, ProviderName: 'x' }));
      return PortfolioDetail!.Id!;
    };
    const found = (place: { portfolioId?: string; portfolioName?: string }) =>
      faultsFound(portfolioCheck(local.access, { region, ...place }));

    it('is found by its id and by its name', async () => {
      const portfolioId = await make('Patterns');
      expect(await found({ portfolioId })).toEqual([]);
      expect(await found({ portfolioName: 'Patterns' })).toEqual([]);
    });

    it('that is missing fails', async () => {
      expect(await found({ portfolioName: 'Nothing' })).toEqual([
        `failed: There is no portfolio Nothing in ${region}.`,
      ]);
      expect(await found({ portfolioId: 'port-aaaaaaaaaaaaa' })).toEqual([
        `failed: There is no portfolio port-aaaaaaaaaaaaa in ${region}.`,
      ]);
    });

    it('whose name is not the only one fails', async () => {
      const ids = [await make('Twins'), await make('Twins')];
      const check = portfolioCheck(local.access, {
        region,
        portfolioName: 'Twins',
      });
      const { findings } = await check.run(AbortSignal.timeout(9_000));
      expect(findings).toEqual([
        {
          state: 'failed',
          message: '2 portfolios are called Twins.',
          fix: expect.stringContaining(ids[0]),
        },
      ]);
    });
  });

  describe('a repository', () => {
    const check = (domain: string, repository: string) =>
      repositoryCheck(local.access, { region, domain, repository });
    const make = async (domain: string, encryptionKey?: string) => {
      const client = new CodeartifactClient({ region });
      await client.send(new CreateDomainCommand({ domain, encryptionKey }));
      const repository = 'patterns';
      await client.send(new CreateRepositoryCommand({ domain, repository }));
      return repository;
    };

    it('is found, with the key of its domain', async () => {
      const key = await makeKey();
      const right = check('right', await make('right', key));
      const { findings, facts } = await right.run(AbortSignal.timeout(9_000));
      expect(findings.map(({ state }) => state)).toEqual(['ok', 'ok']);
      expect(facts).toMatchObject({ 'Key ARN': key });
    });

    it('whose domain has a key that is disabled fails', async () => {
      const KeyId = await makeKey();
      const repository = await make('locked', KeyId);
      await new KMSClient({ region }).send(new DisableKeyCommand({ KeyId }));
      expect(await faultsFound(check('locked', repository))).toEqual([
        'failed: The KMS key is Disabled: nothing can be read or written.',
      ]);
    });

    it('that is missing fails, or its domain', async () => {
      await make('empty');
      expect(await faultsFound(check('empty', 'nothing'))).toEqual([
        'failed: There is no repository nothing in the domain empty.',
      ]);
      expect(await faultsFound(check('nowhere', 'nothing'))).toEqual([
        `failed: There is no domain nowhere in ${region}.`,
      ]);
    });
  });

  describe('a role', () => {
    const found = () =>
      faultsFound(roleCheck(local.access, { region, roleArn }));

    it('that can be assumed is right', async () => {
      expect(await found()).toEqual([]);
    });

    it('that may not be assumed fails, with both sides of it', async () => {
      local.faults.add({
        kind: 'error',
        service: 'sts',
        operation: 'AssumeRole',
        status: 403,
        code: 'AccessDenied',
      });
      const check = roleCheck(local.access, { region, roleArn });
      const { findings } = await check.run(AbortSignal.timeout(9_000));
      expect(findings).toEqual([
        {
          state: 'failed',
          message: 'The portal may not assume it.',
          fix: expect.stringMatching(/sts:AssumeRole.*trust policy/),
        },
      ]);
    });
  });

  describe('the portal itself', () => {
    it('is known, by its ARN and account', async () => {
      const check = identityCheck(local.access, { region });
      const { findings, facts } = await check.run(AbortSignal.timeout(9_000));
      expect(findings.map(({ state }) => state)).toEqual(['ok']);
      expect(facts).toMatchObject({
        Account: '123456789012',
        'Acts as': expect.stringContaining('arn:aws:'),
      });
    });

    it('fails with credentials of another account than the configured', async () => {
      const accountId = '222233334444';
      const account = { accountId, accessKeyId: 'a', secretAccessKey: 's' };
      const access = AwsAccess.fromConfig(
        new ConfigReader({ aws: { accounts: [account] } }),
        { name: 'test', version: '1' },
      );
      const check = identityCheck(access, { region, accountId });
      expect(await faultsFound(check)).toEqual([
        `failed: The credentials are of the account 123456789012, and not of ${accountId}.`,
      ]);
    });

    it('fails while AWS does not answer', async () => {
      local.faults.add({
        kind: 'error',
        service: 'sts',
        status: 500,
        times: 2,
      });
      const check = identityCheck(local.access, { region });
      expect(await faultsFound(check)).toEqual([
        expect.stringMatching(/^failed: Could not read who the portal is/),
      ]);
    });
  });
});
