import {
  AssociateAttributeGroupCommand,
  CreateApplicationCommand,
} from '@aws-sdk/client-service-catalog-appregistry';
import { MANAGED_TAG } from '@apo/backstage-plugin-patterns-node/aws';
import {
  addGroup,
  groupOf,
  listGroups,
} from '../__testUtils__/appRegistryScene';
import {
  attributeOf,
  configOf,
  startLocalAttributes,
} from '../__testUtils__/localAttributes';

const { signal } = new AbortController();
const refusal = { name: 'AttributeSyncError', retryable: false };
const attribute = attributeOf('Data', 'PII', {
  description: 'Personal data',
  metadata: { contact: 'team@example.com' },
  updatedAt: '2026-02-01T00:00:00.000Z',
});
const content = {
  contact: 'team@example.com',
  attributeName: 'Data:PII',
  attributeKey: 'Data',
  attributeValue: 'PII',
  attributeCreateTime: '2026-01-01T00:00:00.000Z',
  attributeLastUpdateTime: '2026-02-01T00:00:00.000Z',
};

describe('AppRegistryAttributeSync', () => {
  let local: Awaited<ReturnType<typeof startLocalAttributes>>;

  beforeEach(async () => {
    local = await startLocalAttributes('appregistry');
  });
  afterEach(() => local.stop());

  const sync = (record = attribute) =>
    local.createSync().syncAttribute(record.id, record, signal);
  const compare = (attributes = [attribute]) =>
    local.createSync().compare(
      {
        attributes: async function* all() {
          yield* attributes;
        },
        patterns: async function* none() {},
      },
      signal,
    );
  const countUpdates = async (run: () => Promise<unknown>) => {
    local.faults.clear();
    local.faults.add({
      kind: 'delay',
      operation: 'UpdateAttributeGroup',
      ms: 0,
      times: 10,
    });
    await run();
    const [{ times = 0 }] = local.faults.list();
    local.faults.clear();
    return 10 - times;
  };

  it('makes the predecessor’s groups, with a mark of its own', async () => {
    await sync();
    const { attributes = '', ...group } = await groupOf(
      local.clients,
      'APO.DATA.PII',
    );
    expect(JSON.parse(attributes)).toEqual(content);
    expect(group).toMatchObject({
      name: 'APO.DATA.PII',
      description: 'Personal data',
      tags: { [MANAGED_TAG]: 'true', managedBy: 'backstage-patterns' },
    });
  });

  it('updates a group only when it says something else', async () => {
    const reordered = JSON.stringify(
      Object.fromEntries(Object.entries(content).reverse()),
    );
    const tags = { [MANAGED_TAG]: 'true' };
    await addGroup(local.clients, 'APO.DATA.PII', tags, reordered);
    const record = { ...attribute, description: '' };
    expect(await countUpdates(() => sync(record))).toBe(0);
    expect((await compare([record])).drift).toEqual([]);
    expect(await countUpdates(() => sync())).toBe(1);
  });

  it('takes over groups of the predecessor, and keeps their tags', async () => {
    const tags = { managedBy: 'BlueprintService', team: 'x' };
    await addGroup(local.clients, 'APO.DATA.PII', tags);
    expect((await compare()).drift).toContainEqual({
      subject: { kind: 'attribute', id: 'DATA:PII' },
      kind: 'changed',
      resource: 'attribute group APO.DATA.PII: owner',
      here: 'the portal',
      there: 'managedBy=BlueprintService',
      repairable: true,
    });
    await sync();
    const group = await groupOf(local.clients, 'APO.DATA.PII');
    expect(group.tags).toEqual({ ...tags, [MANAGED_TAG]: 'true' });
    expect(JSON.parse(group.attributes!)).toEqual(content);
  });

  it.each([
    [{ managedBy: 'Somebody' }, /add Somebody, its tag managedBy, to patterns/],
    [{}, /give it the tag apo:managed=true to hand it over/],
  ])('refuses a group with the tags %j', async (tags, how) => {
    await addGroup(local.clients, 'APO.DATA.PII', tags as {});
    const before = await listGroups(local.clients);
    await expect(sync()).rejects.toMatchObject({
      ...refusal,
      message: expect.stringMatching(how),
    });
    const remove = local.createSync();
    await remove.syncAttribute('DATA:PII', undefined, signal);
    expect(await listGroups(local.clients)).toEqual(before);
  });

  it('keeps groups of the predecessor that the portal does not have, and tells of them', async () => {
    const tags = { managedBy: 'BlueprintService' };
    await addGroup(local.clients, 'APO.OLD.ONE', tags);
    await addGroup(local.clients, 'APO.OTHER.ONE', {});
    await local.createSync().syncAttribute('OLD:ONE', undefined, signal);
    const { drift } = await compare([]);
    expect(drift).toEqual([
      {
        subject: { kind: 'attribute', id: 'OLD:ONE' },
        kind: 'orphaned',
        resource: 'attribute group APO.OLD.ONE',
        there: 'APO.OLD.ONE',
        repairable: false,
        reason: expect.stringMatching(/predecessor.*create the attribute/),
      },
    ]);
    expect(await listGroups(local.clients)).toHaveLength(2);
  });

  it('explains that the account takes no more groups', async () => {
    for (let i = 0; i < 100; i++)
      await addGroup(local.clients, `Other${i}`, {});
    await expect(sync()).rejects.toMatchObject({
      ...refusal,
      message: expect.stringMatching(/ServiceQuotaExceeded.*raise the quota/),
    });
    expect(await compare()).toMatchObject({
      drift: [{ kind: 'missing', resource: 'attribute group APO.DATA.PII' }],
      quotas: [{ name: 'AppRegistry attribute groups', used: 100, limit: 100 }],
    });
  });

  it('explains that an application still has the group', async () => {
    await sync();
    const { appRegistry } = local.clients;
    await appRegistry.send(
      new CreateApplicationCommand({ name: 'shop', clientToken: 'shop' }),
    );
    await appRegistry.send(
      new AssociateAttributeGroupCommand({
        application: 'shop',
        attributeGroup: 'APO.DATA.PII',
      }),
    );
    const removal = local.createSync();
    await expect(
      removal.syncAttribute('DATA:PII', undefined, signal),
    ).rejects.toMatchObject({
      ...refusal,
      message: expect.stringContaining('terminate what was launched with it'),
    });
  });

  it('tells what the portal has to refuse', async () => {
    const registry = local.createSync({
      config: {
        ...configOf('appregistry'),
        appRegistry: { maxGroups: 200, takeOver: [] },
      },
    });
    expect(registry.name).toBe('appregistry');
    expect(registry.limits).toEqual({ attributes: 200 });
    const check = (metadata: Record<string, string>) =>
      registry.checkAttribute({ ...attribute, metadata });
    expect(check({ a: 'é' })).toBeUndefined();
    expect(check({ a: '“' })).toBe(
      'AppRegistry takes Latin-1 text only in key, value and metadata: replace “',
    );
    expect(check({ attributeKey: 'x' })).toMatch(/use another key$/);
    const many = (count: number) => ({ a: 'x'.repeat(count) });
    const fits =
      8000 - JSON.stringify({ ...content, contact: undefined, a: '' }).length;
    expect(check(many(fits))).toBeUndefined();
    expect(check(many(fits + 3))).toMatch(/8000 characters .*: leave out 3$/);
    await registry.syncAttribute(
      'DATA:PII',
      { ...attribute, metadata: many(fits) },
      signal,
    );
  });

  it('has nothing to do for a pattern', async () => {
    const publication = {
      targetName: 'default',
      target: 'service-catalog' as const,
      publishedAt: attribute.createdAt,
      digest: '',
      accountId: '123456789012',
      region: 'eu-west-1',
    };
    await local.createSync().syncPattern(
      {
        name: 'a',
        type: 'CFN',
        attributes: { Data: ['PII'] },
        publications: [publication],
      },
      signal,
    );
    expect(await listGroups(local.clients)).toEqual([]);
  });
});
