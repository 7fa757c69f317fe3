import {
  CodeartifactClient,
  CreateDomainCommand,
  CreatePackageGroupCommand,
  DeleteDomainCommand,
  DeletePackageGroupCommand,
  DescribePackageGroupCommand,
  GetAssociatedPackageGroupCommand,
  ListPackageGroupsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdatePackageGroupCommand,
  UpdatePackageGroupOriginConfigurationCommand,
} from '@aws-sdk/client-codeartifact';
import { LocalAws, startLocalAws } from '../../..';
import { localClients } from '../../../__testUtils__/localClients';

const ARN = 'arn:aws:codeartifact:eu-west-1:111122223333:package-group/acme';
const domain = 'acme';

describe('the package groups of the local CodeArtifact', () => {
  let localAws: LocalAws;
  let client: CodeartifactClient;

  beforeEach(async () => {
    localAws = await startLocalAws({ port: 0, accountId: '111122223333' });
    client = localClients(localAws.endpoint).codeArtifact;
    await client.send(new CreateDomainCommand({ domain }));
  });

  afterEach(() => localAws.stop());

  async function create(packageGroup: string, tags?: Record<string, string>) {
    const answer = await client.send(
      new CreatePackageGroupCommand({
        domain,
        packageGroup,
        tags: Object.entries(tags ?? {}).map(([key, value]) => ({
          key,
          value,
        })),
      }),
    );
    return answer.packageGroup;
  }

  const describeGroup = async (packageGroup: string) =>
    (
      await client.send(
        new DescribePackageGroupCommand({ domain, packageGroup }),
      )
    ).packageGroup;

  const tagsOf = async (resourceArn: string) =>
    (await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags;

  const patterns = async (prefix?: string) => {
    const { packageGroups = [] } = await client.send(
      new ListPackageGroupsCommand({ domain, prefix }),
    );
    return packageGroups.map(({ pattern }) => pattern);
  };

  const failure = (name: string, status: number) => ({
    name,
    $metadata: { httpStatusCode: status },
  });

  it('has a root group from the start, which changes but stays', async () => {
    expect(await patterns()).toEqual(['/*']);
    await client.send(
      new UpdatePackageGroupCommand({
        domain,
        packageGroup: '/*',
        contactInfo: 'platform',
      }),
    );
    const root = await describeGroup('/*');
    expect(root).toMatchObject({
      arn: `${ARN}/%2a`,
      contactInfo: 'platform',
      originConfiguration: {
        restrictions: { PUBLISH: { mode: 'ALLOW', effectiveMode: 'ALLOW' } },
      },
    });
    expect(root?.parent).toBeUndefined();
    await expect(
      client.send(
        new DeletePackageGroupCommand({ domain, packageGroup: '/*' }),
      ),
    ).rejects.toMatchObject(failure('ValidationException', 400));
    await expect(create('/*')).rejects.toMatchObject(
      failure('ConflictException', 409),
    );
  });

  it('makes, describes, updates and deletes a group', async () => {
    await create('/npm/*');
    const group = await create('/npm/acme/*');
    expect(group).toMatchObject({
      arn: `${ARN}/npm/acme/%2a`,
      pattern: '/npm/acme/*',
      domainName: 'acme',
      domainOwner: '111122223333',
      createdTime: expect.any(Date),
      parent: { pattern: '/npm/*', arn: `${ARN}/npm/%2a` },
      originConfiguration: {
        restrictions: {
          EXTERNAL_UPSTREAM: {
            mode: 'INHERIT',
            effectiveMode: 'ALLOW',
            inheritedFrom: { pattern: '/*', arn: `${ARN}/%2a` },
          },
        },
      },
    });
    await expect(create('/npm/acme/*')).rejects.toMatchObject(
      failure('ConflictException', 409),
    );
    const key = { domain, packageGroup: '/npm/acme/*' };
    await client.send(
      new UpdatePackageGroupCommand({ ...key, description: 'Ours.' }),
    );
    expect(await describeGroup('/npm/acme/*')).toMatchObject({
      description: 'Ours.',
    });
    const deleted = await client.send(new DeletePackageGroupCommand(key));
    expect(deleted.packageGroup?.pattern).toBe('/npm/acme/*');
    await expect(describeGroup('/npm/acme/*')).rejects.toMatchObject(
      failure('ResourceNotFoundException', 404),
    );
  });

  it.each([
    'npm/*',
    '/npm',
    '/npm/acme',
    '/npm/acme*',
    '/npm/acme/net*',
    '/npm/acme-~',
    '/npm/acme/network/more$',
    '/nmp/acme/*',
    '/npm/ac me/*',
  ])('refuses the pattern %s', async pattern => {
    await expect(create(pattern)).rejects.toMatchObject(
      failure('ValidationException', 400),
    );
  });

  it('answers a pattern of another format with 501', async () => {
    await expect(create('/maven/com.acme~')).rejects.toMatchObject(
      failure('NotImplemented', 501),
    );
  });

  it('lists groups by prefix and page by page', async () => {
    for (const pattern of ['/npm/acme/*', '/npm//left-pad$', '/npm/*']) {
      await create(pattern);
    }
    expect(await patterns()).toEqual([
      '/*',
      '/npm/*',
      '/npm//left-pad$',
      '/npm/acme/*',
    ]);
    expect(await patterns('/npm/acme')).toEqual(['/npm/acme/*']);
    const first = await client.send(
      new ListPackageGroupsCommand({ domain, maxResults: 3 }),
    );
    const second = await client.send(
      new ListPackageGroupsCommand({ domain, nextToken: first.nextToken }),
    );
    expect(first.packageGroups).toHaveLength(3);
    expect(second.packageGroups?.map(({ pattern }) => pattern)).toEqual([
      '/npm/acme/*',
    ]);
  });

  it.each([
    ['network', 'acme', '/npm/acme/network$', 'STRONG'],
    ['Network', 'acme', '/npm/acme/network$', 'WEAK'],
    ['network-core', 'acme', '/npm/acme/network-core$', 'STRONG'],
    ['network.core', 'acme', '/npm/acme/network-core$', 'WEAK'],
    ['network-extra', 'acme', '/npm/acme/network~', 'STRONG'],
    ['networks', 'acme', '/npm/acme/*', 'STRONG'],
    ['anything', 'acme-labs', '/npm/acme~', 'STRONG'],
    ['anything', 'acmeology', '/*', 'STRONG'],
    ['left-pad', undefined, '/npm//*', 'STRONG'],
  ])('puts %s of %s into %s', async (name, namespace, pattern, type) => {
    for (const group of [
      '/npm//*',
      '/npm/acme~',
      '/npm/acme/*',
      '/npm/acme/network~',
      '/npm/acme/network$',
      '/npm/acme/network-core$',
    ]) {
      await create(group);
    }
    const answer = await client.send(
      new GetAssociatedPackageGroupCommand({
        domain,
        format: 'npm',
        namespace,
        package: name,
      }),
    );
    expect(answer.packageGroup?.pattern).toBe(pattern);
    expect(answer.associationType).toBe(type);
  });

  it('prefers the group of the same case', async () => {
    await create('/npm//Left-Pad$');
    await create('/npm//left-pad$');
    const { packageGroup, associationType } = await client.send(
      new GetAssociatedPackageGroupCommand({
        domain,
        format: 'npm',
        package: 'left-pad',
      }),
    );
    expect(packageGroup?.pattern).toBe('/npm//left-pad$');
    expect(associationType).toBe('STRONG');
  });

  it('tags groups by their ARNs', async () => {
    const group = await create('/npm/acme/network$', { a: '1' });
    const resourceArn = `${ARN}/npm/acme/network%24`;
    expect(group?.arn).toBe(resourceArn);
    await client.send(
      new TagResourceCommand({
        resourceArn,
        tags: [{ key: 'apo:cost', value: 'low' }],
      }),
    );
    await client.send(
      new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }),
    );
    const expected = [{ key: 'apo:cost', value: 'low' }];
    expect(await tagsOf(resourceArn)).toEqual(expected);
    expect(await tagsOf(`${ARN}/npm/acme/network$`)).toEqual(expected);
    await create('/npm/acme~', { b: '2' });
    expect(await tagsOf(`${ARN}/npm/acme~`)).toEqual([
      { key: 'b', value: '2' },
    ]);
    expect(await tagsOf(`${ARN}/%2a`)).toEqual([]);
    await expect(tagsOf(`${ARN}/npm/other/%2a`)).rejects.toMatchObject(
      failure('ResourceNotFoundException', 404),
    );
  });

  it('forgets the tags of a group, and the groups of a domain, with them', async () => {
    await create('/npm/acme/*', { a: '1' });
    await client.send(
      new DeletePackageGroupCommand({ domain, packageGroup: '/npm/acme/*' }),
    );
    await create('/npm/acme/*');
    expect(await tagsOf(`${ARN}/npm/acme/%2a`)).toEqual([]);
    await client.send(new DeleteDomainCommand({ domain }));
    await client.send(new CreateDomainCommand({ domain }));
    expect(await patterns()).toEqual(['/*']);
  });

  it('does not change where packages may come from', async () => {
    await expect(
      client.send(
        new UpdatePackageGroupOriginConfigurationCommand({
          domain,
          packageGroup: '/*',
          restrictions: { PUBLISH: 'BLOCK' },
        }),
      ),
    ).rejects.toMatchObject(failure('NotImplemented', 501));
  });
});
