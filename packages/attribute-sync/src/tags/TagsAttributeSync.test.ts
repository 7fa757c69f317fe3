import { CreatePackageGroupCommand } from '@aws-sdk/client-codeartifact';
import {
  AssociateTagOptionWithResourceCommand,
  CreatePortfolioCommand,
} from '@aws-sdk/client-service-catalog';
import type { PatternAttributes } from '@apo/backstage-plugin-patterns-common';
import type { PublishedPattern } from '@apo/backstage-plugin-patterns-node';
import {
  attributeOf,
  configOf,
  DOMAIN,
  publishPackage,
  publishProduct,
  startLocalAttributes,
} from '../__testUtils__/localAttributes';
import {
  addOption,
  listGroups,
  listOptions,
  optionsOf,
} from '../__testUtils__/tagsScene';

const { signal } = new AbortController();
const refusal = { name: 'AttributeSyncError', retryable: false };

/** Attributes with many keys, or with many values of one. */
const keys = (count: number): PatternAttributes =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`Key${i}`, ['x']]),
  );
const values = (count: number, length = 4) =>
  Array.from(
    { length: count },
    (_, i) => `v${String(i).padStart(length - 1, '0')}`,
  );

describe('TagsAttributeSync', () => {
  let local: Awaited<ReturnType<typeof startLocalAttributes>>;
  let product: PublishedPattern;
  let library: PublishedPattern;

  beforeEach(async () => {
    local = await startLocalAttributes('tags');
    const { clients } = local;
    product = { ...(await publishProduct(clients, 'topic')), attributes: {} };
    library = { ...(await publishPackage(clients, 'vpc')), attributes: {} };
  });
  afterEach(() => local.stop());

  const onProduct = async () =>
    (await optionsOf(local.clients, product.publications[0].productId!))
      .map(({ Key, Value }) => `${Key}=${Value}`)
      .sort();
  const sync = (pattern: PublishedPattern, attributes: PatternAttributes) =>
    local.createSync().syncPattern({ ...pattern, attributes }, signal);
  const compare = (
    patterns: PublishedPattern[],
    attributes = [attributeOf('Data', 'PII')],
  ) =>
    local.createSync().compare(
      {
        attributes: async function* all() {
          yield* attributes;
        },
        patterns: async function* all() {
          yield* patterns;
        },
      },
      signal,
    );

  it('tells what the portal has to refuse', () => {
    const tags = local.createSync();
    expect(tags.name).toBe('tags');
    expect(tags.limits).toEqual({ perPattern: { CFN: 25, CDK: 48 } });
    for (const key of ['managed', 'Pattern']) {
      expect(tags.checkAttribute(attributeOf(key, 'x'))).toMatch(
        /by which the portal knows what it made: use another key/,
      );
    }
  });

  describe('with two targets', () => {
    let twice: PublishedPattern;
    let second: string;

    beforeEach(async () => {
      const other = await publishProduct(local.clients, 'topic', 'us/topic');
      second = other.publications[0].productId!;
      const publications = [
        ...product.publications,
        { ...other.publications[0], targetName: 'us' },
      ];
      // A third target offers the second's product in another portfolio.
      publications.push({ ...publications[1], targetName: 'again' });
      twice = { ...product, publications };
    });
    const onSecond = async () =>
      (await optionsOf(local.clients, second)).map(({ Key }) => Key);

    it('puts the values on each product, and compares each', async () => {
      await sync(twice, { Data: ['PII'] });
      expect(await onProduct()).toEqual(['apo:Data=PII']);
      expect(await onSecond()).toEqual(['apo:Data']);
      const { drift } = await compare([{ ...twice, attributes: {} }]);
      expect(drift.map(({ resource }) => resource)).toEqual([
        expect.stringContaining(product.publications[0].productId!),
        expect.stringContaining(second),
      ]);
    });

    it('tags the others when one is gone, and says which', async () => {
      const [first, ...others] = twice.publications;
      const gone = { ...first, productId: 'prod-aaaaaaaaaaaaa' };
      const publications = [gone, ...others];
      await expect(
        sync({ ...twice, publications }, { Data: ['PII'] }),
      ).rejects.toThrow('the product prod-aaaaaaaaaaaaa is not in');
      expect(await onSecond()).toEqual(['apo:Data']);
    });

    it('tries again what may pass, though another will not', async () => {
      const [first, ...others] = twice.publications;
      const gone = { ...first, productId: 'prod-aaaaaaaaaaaaa' };
      local.faults.add({
        kind: 'throttle',
        operation: 'AssociateTagOptionWithResource',
      });
      await expect(
        sync({ ...twice, publications: [gone, ...others] }, { Data: ['PII'] }),
      ).rejects.toMatchObject({ retryable: true });
    });
  });

  it('puts each value on the product, and on later pages finds what is there', async () => {
    const { clients } = local;
    for (const value of values(24)) await addOption(clients, 'apo:Data', value);
    await sync(product, { Data: ['v023', 'v022'], Stage: ['Prod'] });
    expect(await onProduct()).toEqual([
      'apo:Data=v022',
      'apo:Data=v023',
      'apo:Stage=Prod',
    ]);
    expect(await listOptions(clients)).toHaveLength(25);
  });

  it('makes a package group of its own for a package, with all values', async () => {
    await sync(library, {});
    expect(await listGroups(local.clients)).toEqual([]);
    await sync(library, { Data: ['Public', 'PII'], Stage: ['Prod'] });
    expect(await listGroups(local.clients)).toEqual([
      {
        pattern: '/npm/patterns/vpc$',
        tags: [
          'apo:Data=PII Public',
          'apo:Stage=Prod',
          'apo:managed=true',
          'apo:pattern=vpc',
        ],
      },
    ]);
    await sync(library, {});
    const [{ tags }] = await listGroups(local.clients);
    expect(tags).toEqual(['apo:managed=true', 'apo:pattern=vpc']);
  });

  it('refuses more TagOptions than a product takes, before it changes any', async () => {
    const { productId = '' } = product.publications[0];
    await addOption(local.clients, 'cost-centre', '42', productId);
    await sync(product, keys(24));
    const before = await onProduct();
    expect(before).toHaveLength(25);
    await expect(
      sync(product, { ...keys(24), Other: ['y'] }),
    ).rejects.toMatchObject({
      ...refusal,
      message: `Could not bring the attributes of topic to AWS: the product pattern/topic (${productId}) would have 26 TagOptions, and Service Catalog takes 25: 25 of its attributes and 1 that people put on it. Take 1 off`,
    });
    expect(await onProduct()).toEqual(before);
  });

  it('swaps all TagOptions of a full product', async () => {
    await sync(product, keys(25));
    await sync(product, { Data: values(25) });
    expect(await onProduct()).toEqual(values(25).map(v => `apo:Data=${v}`));
  });

  it('explains how many values a key takes', async () => {
    for (const value of values(25)) {
      await addOption(local.clients, 'apo:Data', value);
    }
    await expect(sync(product, { Data: ['another'] })).rejects.toMatchObject({
      ...refusal,
      message: expect.stringMatching(
        /create the TagOption apo:Data=another: Service Catalog takes 25 values of a TagOption key\. Delete attributes/,
      ),
    });
  });

  it('follows a quota that AWS raised', async () => {
    const tags = { maxTagOptions: 40 };
    const config = { ...configOf('tags'), tags };
    expect(local.createSync({ config }).limits.perPattern?.CFN).toBe(40);
  });

  it.each([
    [{ Data: values(3, 100) }, /values of Data have 302 characters/],
    [keys(49), /would have 51 tags, and CodeArtifact takes 50: 49 keys/],
  ])('refuses tags that a package group does not take', async (of, why) => {
    const earlier: PatternAttributes[] = [{}, { Data: ['PII'] }];
    for (const before of earlier) {
      await sync(library, before);
      const groups = await listGroups(local.clients);
      await expect(sync(library, of)).rejects.toMatchObject({
        ...refusal,
        message: expect.stringMatching(why),
      });
      expect(await listGroups(local.clients)).toEqual(groups);
    }
  });

  it('takes 48 keys on a package group', async () => {
    await sync(library, keys(48));
    const { drift, quotas } = await compare([
      { ...library, attributes: keys(48) },
    ]);
    expect(drift).toEqual([]);
    expect(quotas).toEqual([
      { name: 'tags of /npm/patterns/vpc$', used: 50, limit: 50 },
    ]);
  });

  it('does not touch a package group that somebody made, and wants none without need', async () => {
    await local.clients.codeArtifact.send(
      new CreatePackageGroupCommand({
        domain: DOMAIN,
        packageGroup: '/npm/patterns/vpc$',
      }),
    );
    await sync(library, {});
    expect((await compare([library])).drift).toEqual([]);
    await expect(sync(library, { Data: ['PII'] })).rejects.toMatchObject({
      ...refusal,
      message: expect.stringContaining('to hand it over'),
    });
    const [{ tags }] = await listGroups(local.clients);
    expect(tags).toEqual([]);
  });

  it('tags a package without a scope', async () => {
    const publication = { ...library.publications[0], package: 'vpc' };
    await sync({ ...library, publications: [publication] }, { Data: ['PII'] });
    const [{ pattern }] = await listGroups(local.clients);
    expect(pattern).toBe('/npm//vpc$');
  });

  it('says that a product or a domain is gone', async () => {
    const gone = {
      ...product.publications[0],
      productId: 'prod-aaaaaaaaaaaaa',
    };
    await expect(
      sync({ ...product, publications: [gone] }, {}),
    ).rejects.toMatchObject({
      ...refusal,
      message: expect.stringContaining(
        'prod-aaaaaaaaaaaaa is not in Service Catalog of this account in eu-west-1: publish a new version of topic',
      ),
    });
    const nowhere = { ...library.publications[0], domain: 'gone' };
    const lost = { ...library, publications: [nowhere] };
    await expect(sync(lost, { Data: ['PII'] })).rejects.toMatchObject({
      ...refusal,
      message: expect.stringContaining('Publish a new version'),
    });
    const { drift } = await compare([
      { ...product, publications: [gone] },
      { ...lost, attributes: { Data: ['PII'] } },
    ]);
    expect(drift).toMatchObject([
      { kind: 'missing', resource: 'product prod-aaaaaaaaaaaaa' },
      { kind: 'missing', resource: expect.stringContaining('package group') },
    ]);
  });

  describe('deletes the TagOption of an attribute', () => {
    const remove = () =>
      local.createSync().syncAttribute('DATA:PII', undefined, signal);

    it('when nothing uses it, however it is spelled', async () => {
      await addOption(local.clients, 'apo:Data', 'PII');
      await addOption(local.clients, 'apo:data', 'pii');
      await addOption(local.clients, 'Data', 'PII');
      await remove();
      await remove();
      expect(await listOptions(local.clients)).toEqual(['Data=PII']);
    });

    it('but not while a portfolio that is not the portal’s has it', async () => {
      const { serviceCatalog } = local.clients;
      const TagOptionId = await addOption(local.clients, 'apo:Data', 'PII');
      const { PortfolioDetail } = await serviceCatalog.send(
        new CreatePortfolioCommand({
          DisplayName: 'Others',
          ProviderName: 'Others',
          IdempotencyToken: 'others',
        }),
      );
      const ResourceId = PortfolioDetail!.Id!;
      await serviceCatalog.send(
        new AssociateTagOptionWithResourceCommand({ ResourceId, TagOptionId }),
      );
      await remove();
      expect(await listOptions(local.clients)).toEqual(['apo:Data=PII']);
      expect((await compare([], [])).drift).toEqual([
        {
          subject: { kind: 'attribute', id: 'DATA:PII' },
          kind: 'orphaned',
          resource: 'TagOption apo:Data',
          there: 'PII',
          repairable: false,
          reason: `${ResourceId} in Service Catalog uses it: it can be deleted when nothing does any more`,
        },
      ]);
    });

    it('after the portal’s products', async () => {
      await sync(product, { Data: ['PII'] });
      await expect(remove()).rejects.toMatchObject({
        name: 'AttributeSyncError',
        retryable: true,
        message: expect.stringMatching(
          /apo:Data=PII is still on the product pattern\/topic/,
        ),
      });
      await sync(product, {});
      await remove();
      expect(await listOptions(local.clients)).toEqual([]);
    });
  });

  it('tells keys that differ with their values', async () => {
    await sync(product, { Data: ['PII', 'Public'], Gone: ['Yes'] });
    const attributes = { Data: ['PII', 'Secret'], Stage: ['Prod'] };
    const { drift } = await compare(
      [{ ...product, attributes }],
      [
        ...['PII', 'Public', 'Secret'].map(of => attributeOf('Data', of)),
        attributeOf('Gone', 'Yes'),
      ],
    );
    const subject = { kind: 'pattern', id: 'topic' };
    const resource = (key: string) =>
      `product pattern/topic (${product.publications[0].productId}): TagOption apo:${key}`;
    expect(drift).toEqual([
      {
        subject,
        kind: 'changed',
        resource: resource('Data'),
        here: 'PII, Secret',
        there: 'PII, Public',
        repairable: true,
      },
      {
        subject,
        kind: 'orphaned',
        resource: resource('Gone'),
        there: 'Yes',
        repairable: true,
      },
      {
        subject,
        kind: 'missing',
        resource: resource('Stage'),
        here: 'Prod',
        repairable: true,
      },
    ]);
  });

  it('tells of nearly full products and keys, and of package groups without a pattern', async () => {
    await sync(product, { Data: values(20) });
    await sync(library, { Data: ['v000'] });
    const other = { ...library.publications[0], package: '@patterns/other' };
    const { drift, quotas } = await compare(
      [
        { ...product, attributes: { Data: values(20) } },
        { ...library, name: 'other', publications: [other] },
      ],
      values(20).map(value => attributeOf('Data', value)),
    );
    expect(quotas).toEqual([
      {
        name: `TagOptions of pattern/topic (${product.publications[0].productId})`,
        used: 20,
        limit: 25,
      },
      { name: 'values of the TagOption apo:Data', used: 20, limit: 25 },
    ]);
    expect(drift).toEqual([
      {
        subject: { kind: 'pattern', id: 'vpc' },
        kind: 'orphaned',
        resource: 'package group /npm/patterns/vpc$',
        there: 'vpc',
        repairable: false,
        reason: expect.stringContaining('delete the package group'),
      },
    ]);
  });
});
