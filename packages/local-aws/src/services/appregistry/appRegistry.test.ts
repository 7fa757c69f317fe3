import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListPortfoliosCommand } from '@aws-sdk/client-service-catalog';
import {
  AssociateAttributeGroupCommand,
  CreateApplicationCommand,
  CreateAttributeGroupCommand,
  CreateAttributeGroupCommandInput,
  DeleteApplicationCommand,
  DeleteAttributeGroupCommand,
  DisassociateAttributeGroupCommand,
  GetApplicationCommand,
  GetAttributeGroupCommand,
  ListApplicationsCommand,
  ListAssociatedAttributeGroupsCommand,
  ListAttributeGroupsCommand,
  ListAttributeGroupsForApplicationCommand,
  ListTagsForResourceCommand,
  paginateListAttributeGroups,
  ServiceCatalogAppRegistryClient,
  SyncResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateApplicationCommand,
  UpdateAttributeGroupCommand,
} from '@aws-sdk/client-service-catalog-appregistry';
import { LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';

const ARN = 'arn:aws:servicecatalog:eu-west-1:111122223333:';

describe('the local AppRegistry', () => {
  let localAws: LocalAws;
  let client: ServiceCatalogAppRegistryClient;

  beforeEach(async () => {
    localAws = await startLocalAws({ port: 0, accountId: '111122223333' });
    client = localClients(localAws.endpoint).appRegistry;
  });

  afterEach(() => localAws.stop());

  async function createGroup(
    name = 'APO.COST.LOW',
    input: Partial<CreateAttributeGroupCommandInput> = {},
  ) {
    const { attributeGroup } = await client.send(
      new CreateAttributeGroupCommand({
        name,
        attributes: '{"cost":"low"}',
        ...input,
      }),
    );
    return attributeGroup ?? {};
  }

  async function createApplication(name = 'shop') {
    const { application } = await client.send(
      new CreateApplicationCommand({ name }),
    );
    return application ?? {};
  }

  const failure = (name: string, status: number) => ({
    name,
    $metadata: { httpStatusCode: status },
  });

  it('makes an attribute group, and finds it by id, name and ARN', async () => {
    const group = await createGroup('APO.COST.LOW', {
      description: 'Costs little.',
      tags: { 'apo:managed': 'true' },
    });
    expect(group.id).toMatch(/^[a-z0-9]{26}$/);
    expect(group.arn).toBe(`${ARN}/attribute-groups/${group.id}`);
    for (const attributeGroup of [group.id, group.name, group.arn]) {
      const found = await client.send(
        new GetAttributeGroupCommand({ attributeGroup }),
      );
      expect(found).toMatchObject({
        ...group,
        attributes: '{"cost":"low"}',
        tags: { 'apo:managed': 'true' },
        creationTime: expect.any(Date),
      });
    }
  });

  it('refuses a name that is taken', async () => {
    await createGroup();
    await expect(createGroup()).rejects.toMatchObject(
      failure('ConflictException', 409),
    );
    await createApplication();
    await expect(createApplication()).rejects.toMatchObject(
      failure('ConflictException', 409),
    );
  });

  it('repeats its answer to a client token, and refuses other parameters', async () => {
    const first = await createGroup('A', { clientToken: 'token-1' });
    const again = await createGroup('A', { clientToken: 'token-1' });
    expect(again).toEqual(first);
    await expect(
      createGroup('B', { clientToken: 'token-1' }),
    ).rejects.toMatchObject(failure('ConflictException', 409));
    const { attributeGroups } = await client.send(
      new ListAttributeGroupsCommand({}),
    );
    expect(attributeGroups).toHaveLength(1);
  });

  it.each([
    ['text', { attributes: 'cost=low' }],
    ['a JSON list', { attributes: '["low"]' }],
    ['JSON null', { attributes: 'null' }],
    ['nothing', { attributes: '' }],
    ['letters that are not Latin-1', { attributes: '{"cost":"низкая"}' }],
    [
      'too many letters',
      { attributes: JSON.stringify({ a: 'x'.repeat(8000) }) },
    ],
    ['a name with a space', { name: 'cost low' }],
    ['a long name', { name: 'x'.repeat(257) }],
    ['a long description', { description: 'x'.repeat(1025) }],
    ['an empty client token', { clientToken: '' }],
  ])('refuses a group with %s', async (_, input) => {
    await expect(createGroup('A', input)).rejects.toMatchObject(
      failure('ValidationException', 400),
    );
  });

  it('updates description and attributes, but no name', async () => {
    const { id } = await createGroup('A', { description: 'before' });
    await client.send(
      new UpdateAttributeGroupCommand({ attributeGroup: id, attributes: '{}' }),
    );
    const found = await client.send(
      new GetAttributeGroupCommand({ attributeGroup: 'A' }),
    );
    expect(found).toMatchObject({ description: 'before', attributes: '{}' });
    await expect(
      client.send(
        new UpdateAttributeGroupCommand({ attributeGroup: id, name: 'B' }),
      ),
    ).rejects.toMatchObject(failure('NotImplemented', 501));
    await expect(
      client.send(
        new UpdateAttributeGroupCommand({
          attributeGroup: id,
          attributes: '[]',
        }),
      ),
    ).rejects.toMatchObject(failure('ValidationException', 400));
  });

  it('deletes an attribute group, and then has it no more', async () => {
    const group = await createGroup();
    const key = { attributeGroup: group.name };
    const deleted = await client.send(new DeleteAttributeGroupCommand(key));
    expect(deleted.attributeGroup).toMatchObject({
      id: group.id,
      name: group.name,
    });
    for (const command of [
      new GetAttributeGroupCommand(key),
      new DeleteAttributeGroupCommand(key),
      new UpdateAttributeGroupCommand({ ...key, attributes: '{}' }),
      new GetAttributeGroupCommand({ attributeGroup: group.arn }),
    ]) {
      await expect(client.send(command as never)).rejects.toMatchObject(
        failure('ResourceNotFoundException', 404),
      );
    }
  });

  it('lists attribute groups in pages that deletions do not upset', async () => {
    for (const name of ['A', 'B', 'C']) await createGroup(name);
    const first = await client.send(
      new ListAttributeGroupsCommand({ maxResults: 2 }),
    );
    await client.send(new DeleteAttributeGroupCommand({ attributeGroup: 'B' }));
    const second = await client.send(
      new ListAttributeGroupsCommand({
        maxResults: 2,
        nextToken: first.nextToken,
      }),
    );
    expect(first.attributeGroups?.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(second.attributeGroups?.map(({ name }) => name)).toEqual(['C']);
    expect(second.nextToken).toBeUndefined();
    await expect(
      client.send(new ListAttributeGroupsCommand({ nextToken: 'abc=' })),
    ).rejects.toMatchObject(failure('ValidationException', 400));
  });

  it('has room for 100 attribute groups, and pages through them by 25', async () => {
    for (let i = 0; i < 100; i += 1) await createGroup(`group-${i}`);
    await expect(createGroup('one-more')).rejects.toMatchObject(
      failure('ServiceQuotaExceededException', 402),
    );
    const sizes: number[] = [];
    for await (const page of paginateListAttributeGroups({ client }, {})) {
      sizes.push(page.attributeGroups?.length ?? 0);
    }
    expect(sizes).toEqual([25, 25, 25, 25]);
  });

  it('makes, changes, lists and deletes applications', async () => {
    const application = await createApplication();
    expect(application.arn).toBe(`${ARN}/applications/${application.id}`);
    await client.send(
      new UpdateApplicationCommand({
        application: 'shop',
        description: 'Sells.',
      }),
    );
    const found = await client.send(
      new GetApplicationCommand({ application: application.arn }),
    );
    expect(found).toMatchObject({
      name: 'shop',
      description: 'Sells.',
      associatedResourceCount: 0,
      applicationTag: { awsApplication: expect.stringContaining('/shop/') },
    });
    const { applications } = await client.send(new ListApplicationsCommand({}));
    expect(applications?.map(({ name }) => name)).toEqual(['shop']);
    await client.send(new DeleteApplicationCommand({ application: 'shop' }));
    await expect(
      client.send(new GetApplicationCommand({ application: 'shop' })),
    ).rejects.toMatchObject(failure('ResourceNotFoundException', 404));
  });

  it('associates attribute groups with applications', async () => {
    const application = await createApplication();
    const group = await createGroup();
    const pair = { application: 'shop', attributeGroup: group.name };
    const key = { application: application.id };
    const answer = await client.send(new AssociateAttributeGroupCommand(pair));
    await client.send(new AssociateAttributeGroupCommand(pair));
    expect(answer).toMatchObject({
      applicationArn: application.arn,
      attributeGroupArn: group.arn,
    });
    const ids = await client.send(
      new ListAssociatedAttributeGroupsCommand(key),
    );
    const details = await client.send(
      new ListAttributeGroupsForApplicationCommand(key),
    );
    expect(ids.attributeGroups).toEqual([group.id]);
    expect(details.attributeGroupsDetails).toEqual([
      { id: group.id, arn: group.arn },
    ]);
    await expect(
      client.send(
        new DeleteAttributeGroupCommand({ attributeGroup: group.id }),
      ),
    ).rejects.toMatchObject(failure('ValidationException', 400));
    await expect(
      client.send(new DeleteApplicationCommand(key)),
    ).rejects.toMatchObject(failure('ValidationException', 400));
    await client.send(new DisassociateAttributeGroupCommand(pair));
    await expect(
      client.send(new DisassociateAttributeGroupCommand(pair)),
    ).rejects.toMatchObject(failure('ResourceNotFoundException', 404));
    await client.send(
      new DeleteAttributeGroupCommand({ attributeGroup: group.id }),
    );
  });

  it('tags attribute groups and applications', async () => {
    const group = await createGroup('A', { tags: { a: '1', b: '2' } });
    const application = await createApplication();
    const tagsOf = async (resourceArn?: string) =>
      (await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
    await client.send(
      new TagResourceCommand({
        resourceArn: group.arn,
        tags: { b: '3', c: 'x y' },
      }),
    );
    await client.send(
      new UntagResourceCommand({
        resourceArn: group.arn,
        tagKeys: ['a', 'missing'],
      }),
    );
    await client.send(
      new TagResourceCommand({
        resourceArn: application.arn,
        tags: { team: 'web' },
      }),
    );
    expect(await tagsOf(group.arn)).toEqual({ b: '3', c: 'x y' });
    expect(await tagsOf(application.arn)).toEqual({ team: 'web' });
    await expect(
      tagsOf(`${ARN}/attribute-groups/missing`),
    ).rejects.toMatchObject(failure('ResourceNotFoundException', 404));
    const many = Array.from({ length: 49 }, (_, i) => [`key-${i}`, '']);
    await expect(
      client.send(
        new TagResourceCommand({
          resourceArn: group.arn,
          tags: Object.fromEntries(many),
        }),
      ),
    ).rejects.toMatchObject(failure('ValidationException', 400));
  });

  it('shares its signing name with Service Catalog, but not its faults', async () => {
    const { serviceCatalog } = localClients(localAws.endpoint);
    localAws.faults.add({
      kind: 'throttle',
      service: 'servicecatalog-appregistry',
    });
    await serviceCatalog.send(new ListPortfoliosCommand({}));
    await expect(createGroup()).rejects.toMatchObject(
      failure('ThrottlingException', 429),
    );
    await expect(createGroup()).resolves.toBeDefined();
  });

  it('answers an operation that it does not have with 501', async () => {
    await expect(
      client.send(
        new SyncResourceCommand({ resourceType: 'CFN_STACK', resource: 'x' }),
      ),
    ).rejects.toMatchObject(failure('NotImplemented', 501));
  });

  it('keeps groups and client tokens over a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'local-aws-'));
    try {
      const created = [];
      for (let run = 0; run < 2; run += 1) {
        const persistent = await startLocalAws({ port: 0, dataDir });
        const { appRegistry } = localClients(persistent.endpoint);
        const { attributeGroup } = await appRegistry.send(
          new CreateAttributeGroupCommand({
            name: 'A',
            attributes: '{}',
            clientToken: 'token-1',
          }),
        );
        created.push(attributeGroup);
        await persistent.stop();
      }
      expect(created[1]).toEqual(created[0]);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
