import {
  CodeartifactClient,
  CreateDomainCommand,
  CreateRepositoryCommand,
  DeleteDomainCommand,
  DeleteRepositoryCommand,
  DescribeDomainCommand,
  DescribePackageCommand,
  DescribePackageVersionCommand,
  DescribeRepositoryCommand,
  GetAuthorizationTokenCommand,
  GetRepositoryEndpointCommand,
  ListDomainsCommand,
  ListPackagesCommand,
  ListPackageVersionAssetsCommand,
  ListPackageVersionsCommand,
  ListRepositoriesInDomainCommand,
  ListTagsForResourceCommand,
  PublishPackageVersionCommand,
  PutPackageOriginConfigurationCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdatePackageVersionsStatusCommand,
} from '@aws-sdk/client-codeartifact';
import { publish } from 'libnpmpublish';
import { LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';

const REPOSITORY = { domain: 'acme', repository: 'patterns' };
const ARN = 'arn:aws:codeartifact:eu-west-1:111122223333';
const PACKAGE = {
  ...REPOSITORY,
  format: 'npm',
  namespace: 'acme',
  package: 'network',
} as const;

describe('the local CodeArtifact', () => {
  let localAws: LocalAws;
  let client: CodeartifactClient;

  beforeEach(async () => {
    localAws = await startLocalAws({ port: 0, accountId: '111122223333' });
    client = localClients(localAws.endpoint).codeArtifact;
  });

  afterEach(() => localAws.stop());

  async function createRepository() {
    await client.send(new CreateDomainCommand({ domain: 'acme' }));
    return client.send(new CreateRepositoryCommand(REPOSITORY));
  }

  async function publishVersion(name: string, version: string) {
    const { repositoryEndpoint } = await client.send(
      new GetRepositoryEndpointCommand({ ...REPOSITORY, format: 'npm' }),
    );
    const { authorizationToken } = await client.send(
      new GetAuthorizationTokenCommand({ domain: 'acme' }),
    );
    await publish({ name, version }, Buffer.from(`${name} ${version}`), {
      registry: repositoryEndpoint,
      forceAuth: { token: authorizationToken },
    });
  }

  const failure = (name: string, status: number) => ({
    name,
    $metadata: { httpStatusCode: status },
  });

  it('makes, describes, lists and deletes domains', async () => {
    const key = 'arn:aws:kms:eu-west-1:111122223333:key/1';
    await client.send(
      new CreateDomainCommand({ domain: 'acme', encryptionKey: key }),
    );
    await client.send(new CreateDomainCommand({ domain: 'other' }));
    const { domain } = await client.send(
      new DescribeDomainCommand({ domain: 'acme' }),
    );
    expect(domain).toMatchObject({
      name: 'acme',
      owner: '111122223333',
      arn: `${ARN}:domain/acme`,
      status: 'Active',
      encryptionKey: key,
      repositoryCount: 0,
      createdTime: expect.any(Date),
    });
    await expect(
      client.send(new CreateDomainCommand({ domain: 'acme' })),
    ).rejects.toMatchObject(failure('ConflictException', 409));

    const first = await client.send(new ListDomainsCommand({ maxResults: 1 }));
    const second = await client.send(
      new ListDomainsCommand({ maxResults: 1, nextToken: first.nextToken }),
    );
    expect(first.domains?.map(({ name }) => name)).toEqual(['acme']);
    expect(second.domains?.map(({ name }) => name)).toEqual(['other']);
    expect(second.nextToken).toBeUndefined();

    await client.send(new CreateRepositoryCommand(REPOSITORY));
    await expect(
      client.send(new DeleteDomainCommand({ domain: 'acme' })),
    ).rejects.toMatchObject(failure('ConflictException', 409));
    await client.send(new DeleteRepositoryCommand(REPOSITORY));
    const deleted = await client.send(
      new DeleteDomainCommand({ domain: 'acme' }),
    );
    expect(deleted.domain?.status).toBe('Deleted');
    await expect(
      client.send(new DescribeDomainCommand({ domain: 'acme' })),
    ).rejects.toMatchObject({
      ...failure('ResourceNotFoundException', 404),
      message:
        "Domain not found. Domain 'acme' owned by account '111122223333' does not exist.",
    });
  });

  it('makes, describes and lists repositories', async () => {
    await createRepository();
    const { repository } = await client.send(
      new DescribeRepositoryCommand(REPOSITORY),
    );
    expect(repository).toMatchObject({
      name: 'patterns',
      domainName: 'acme',
      domainOwner: '111122223333',
      arn: `${ARN}:repository/acme/patterns`,
      upstreams: [],
      externalConnections: [],
    });
    await expect(
      client.send(new CreateRepositoryCommand(REPOSITORY)),
    ).rejects.toMatchObject(failure('ConflictException', 409));
    await client.send(
      new CreateRepositoryCommand({ ...REPOSITORY, repository: 'store' }),
    );
    const { repositories } = await client.send(
      new ListRepositoriesInDomainCommand({
        domain: 'acme',
        repositoryPrefix: 'st',
      }),
    );
    expect(repositories?.map(({ name }) => name)).toEqual(['store']);
    const { domain } = await client.send(
      new DescribeDomainCommand({ domain: 'acme' }),
    );
    expect(domain?.repositoryCount).toBe(2);
  });

  it.each([
    ['a domain', { domain: 'nothing', repository: 'patterns' }],
    ['a repository', { domain: 'acme', repository: 'nothing' }],
  ])('misses %s that is not there', async (_, key) => {
    await createRepository();
    await expect(
      client.send(new DescribeRepositoryCommand(key)),
    ).rejects.toMatchObject(failure('ResourceNotFoundException', 404));
  });

  it('gives the endpoint of a repository with a slash at the end', async () => {
    await createRepository();
    const { repositoryEndpoint } = await client.send(
      new GetRepositoryEndpointCommand({ ...REPOSITORY, format: 'npm' }),
    );
    expect(repositoryEndpoint).toBe(
      `${localAws.endpoint}/codeartifact/acme/npm/patterns/`,
    );
    await expect(
      client.send(
        new GetRepositoryEndpointCommand({ ...REPOSITORY, format: 'maven' }),
      ),
    ).rejects.toMatchObject(failure('NotImplemented', 501));
  });

  it.each([
    [undefined, 43_200],
    [0, 43_200],
    [900, 900],
    [43_200, 43_200],
  ])('gives a token for %p seconds', async (durationSeconds, lifetime) => {
    await createRepository();
    const { authorizationToken, expiration } = await client.send(
      new GetAuthorizationTokenCommand({ domain: 'acme', durationSeconds }),
    );
    const seconds = (Number(expiration) - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(lifetime - 10);
    expect(seconds).toBeLessThanOrEqual(lifetime);
    expect(authorizationToken).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it.each([1, 899, 43_201, -1])('refuses a token for %p seconds', async n => {
    await createRepository();
    await expect(
      client.send(
        new GetAuthorizationTokenCommand({
          domain: 'acme',
          durationSeconds: n,
        }),
      ),
    ).rejects.toMatchObject(failure('ValidationException', 400));
  });

  it('lists packages and versions as they were published', async () => {
    await createRepository();
    await publishVersion('@acme/network', '1.0.0');
    await publishVersion('@acme/network', '1.1.0');
    await publishVersion('@acme/storage', '1.0.0');
    await publishVersion('plain', '0.1.0');
    const list = async (filter: object) => {
      const { packages } = await client.send(
        new ListPackagesCommand({ ...REPOSITORY, ...filter }),
      );
      return packages;
    };
    expect(await list({ namespace: 'acme', packagePrefix: 'net' })).toEqual([
      {
        format: 'npm',
        namespace: 'acme',
        package: 'network',
        originConfiguration: {
          restrictions: { publish: 'ALLOW', upstream: 'BLOCK' },
        },
      },
    ]);
    const all = await list({});
    expect(all?.map(one => one.package)).toEqual([
      'network',
      'storage',
      'plain',
    ]);

    const versions = await client.send(
      new ListPackageVersionsCommand({ ...PACKAGE, sortBy: 'PUBLISHED_TIME' }),
    );
    expect(versions.defaultDisplayVersion).toBe('1.1.0');
    expect(versions.versions?.map(({ version }) => version)).toEqual([
      '1.1.0',
      '1.0.0',
    ]);
  });

  it('misses packages and versions that are not there', async () => {
    await createRepository();
    await expect(
      client.send(new ListPackageVersionsCommand(PACKAGE)),
    ).rejects.toMatchObject(failure('ResourceNotFoundException', 404));
    await expect(
      client.send(new DescribePackageCommand(PACKAGE)),
    ).rejects.toMatchObject(failure('ResourceNotFoundException', 404));
    await publishVersion('@acme/network', '1.0.0');
    const missing = { ...PACKAGE, packageVersion: 'constructor' };
    await expect(
      client.send(new DescribePackageVersionCommand(missing)),
    ).rejects.toMatchObject(failure('ResourceNotFoundException', 404));
    await expect(
      client.send(new ListPackageVersionAssetsCommand(missing)),
    ).rejects.toMatchObject(failure('ResourceNotFoundException', 404));
  });

  it('sets the status of versions, but for those that are not as expected', async () => {
    await createRepository();
    await publishVersion('@acme/network', '1.0.0');
    await publishVersion('@acme/network', '1.1.0');
    const { successfulVersions, failedVersions } = await client.send(
      new UpdatePackageVersionsStatusCommand({
        ...PACKAGE,
        versions: ['1.0.0', '9.9.9'],
        expectedStatus: 'Published',
        targetStatus: 'Archived',
      }),
    );
    expect(successfulVersions).toEqual({
      '1.0.0': { revision: expect.any(String), status: 'Archived' },
    });
    expect(failedVersions).toMatchObject({
      '9.9.9': { errorCode: 'NOT_FOUND' },
    });
    const again = await client.send(
      new UpdatePackageVersionsStatusCommand({
        ...PACKAGE,
        versions: ['1.0.0', '1.1.0'],
        versionRevisions: { '1.1.0': 'other' },
        expectedStatus: 'Published',
        targetStatus: 'Unlisted',
      }),
    );
    expect(again.failedVersions).toMatchObject({
      '1.0.0': { errorCode: 'MISMATCHED_STATUS' },
      '1.1.0': { errorCode: 'MISMATCHED_REVISION' },
    });
    const { packageVersion } = await client.send(
      new DescribePackageVersionCommand({
        ...PACKAGE,
        packageVersion: '1.0.0',
      }),
    );
    expect(packageVersion?.status).toBe('Archived');
    const listed = await client.send(new ListPackageVersionsCommand(PACKAGE));
    const archived = await client.send(
      new ListPackageVersionsCommand({ ...PACKAGE, status: 'Archived' }),
    );
    expect(listed.versions?.map(({ version }) => version)).toEqual(['1.1.0']);
    expect(archived.versions?.map(({ version }) => version)).toEqual(['1.0.0']);
    await expect(
      client.send(
        new UpdatePackageVersionsStatusCommand({
          ...PACKAGE,
          versions: ['1.0.0'],
          targetStatus: 'Deleted',
        }),
      ),
    ).rejects.toMatchObject(failure('ValidationException', 400));
  });

  it('keeps the origin controls of a package, even before it exists', async () => {
    await createRepository();
    const restrictions = { publish: 'BLOCK', upstream: 'ALLOW' } as const;
    await client.send(
      new PutPackageOriginConfigurationCommand({ ...PACKAGE, restrictions }),
    );
    const found = await client.send(new DescribePackageCommand(PACKAGE));
    expect(found.package?.originConfiguration).toEqual({ restrictions });
  });

  it('tags domains, repositories and packages', async () => {
    await client.send(
      new CreateDomainCommand({
        domain: 'acme',
        tags: [{ key: 'a', value: '1' }],
      }),
    );
    await client.send(new CreateRepositoryCommand(REPOSITORY));
    await publishVersion('@acme/network', '1.0.0');
    const tagsOf = async (resourceArn: string) =>
      (await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
    const domain = `${ARN}:domain/acme`;
    const pkg = `${ARN}:package/acme/patterns/npm/acme/network`;
    await client.send(
      new TagResourceCommand({
        resourceArn: domain,
        tags: [
          { key: 'a', value: '2' },
          { key: 'b', value: '3' },
        ],
      }),
    );
    await client.send(
      new UntagResourceCommand({ resourceArn: domain, tagKeys: ['b', 'c'] }),
    );
    await client.send(
      new TagResourceCommand({
        resourceArn: pkg,
        tags: [{ key: 'apo:managed', value: 'true' }],
      }),
    );
    expect(await tagsOf(domain)).toEqual([{ key: 'a', value: '2' }]);
    expect(await tagsOf(`${ARN}:repository/acme/patterns`)).toEqual([]);
    expect(await tagsOf(pkg)).toEqual([{ key: 'apo:managed', value: 'true' }]);
    await expect(tagsOf(`${ARN}:domain/other`)).rejects.toMatchObject(
      failure('ResourceNotFoundException', 404),
    );
    await expect(tagsOf('arn:aws:s3:::bucket')).rejects.toMatchObject(
      failure('ValidationException', 400),
    );
  });

  it('refuses what breaks a rule, and what it does not have', async () => {
    await createRepository();
    await expect(
      client.send(new CreateDomainCommand({ domain: 'No' })),
    ).rejects.toMatchObject({
      ...failure('ValidationException', 400),
      message: expect.stringContaining("Value 'No' at 'domain'"),
    });
    await expect(
      client.send(new DescribeDomainCommand({ domain: undefined })),
    ).rejects.toMatchObject({
      ...failure('ValidationException', 400),
      message: expect.stringContaining("Value null at 'domain'"),
    });
    await expect(
      client.send(
        new DescribeDomainCommand({
          domain: 'acme',
          domainOwner: '999999999999',
        }),
      ),
    ).rejects.toMatchObject(failure('AccessDeniedException', 403));
    await expect(
      client.send(
        new CreateRepositoryCommand({
          ...REPOSITORY,
          repository: 'more',
          upstreams: [{ repositoryName: 'patterns' }],
        }),
      ),
    ).rejects.toMatchObject(failure('NotImplemented', 501));
    await expect(
      client.send(
        new PublishPackageVersionCommand({
          ...PACKAGE,
          packageVersion: '1.0.0',
          assetName: 'a',
          assetContent: Buffer.from('a'),
          assetSHA256: 'a'.repeat(64),
        }),
      ),
    ).rejects.toMatchObject(failure('NotImplemented', 501));
  });

  it('throttles under a fault', async () => {
    localAws.faults.add({ kind: 'throttle', operation: 'DescribeDomain' });
    await expect(
      client.send(new DescribeDomainCommand({ domain: 'acme' })),
    ).rejects.toMatchObject(failure('ThrottlingException', 429));
  });
});
