import type { PatternStore } from '../store/PatternStore';
import type { AttributeQuery, AttributeWrite } from '../store/AttributeStore';
import { everything, filledOnce, published, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

const actor = 'user:default/admin';

/** An attribute to create, but for what is given. */
export function anAttribute(
  key: string,
  value: string,
  changes: Partial<AttributeWrite> = {},
): AttributeWrite {
  return { key, value, description: '', metadata: {}, ...changes };
}

/** A store with some attributes in it. */
export async function withAttributes(
  create: CreateStore,
  ...names: string[]
): Promise<PatternStore> {
  const store = await create();
  await store.writeAttributes(
    names.map(name => {
      const [key, value] = name.split(':');
      return anAttribute(key, value);
    }),
    actor,
  );
  return store;
}

/** Cases of attributes and their keys. */
export function describeAttributes(create: CreateStore): void {
  describe('attributes', () => {
    describeWrites(create);
    describeDeletions(create);
    describeLists(create);
  });
}

function describeWrites(create: CreateStore) {
  it('are kept as they were written', async () => {
    const store = await create();
    const metadata = { 'contact.team': 'a@example.com' };
    const description = 'Names\nand “numbers” of people';
    const [written] = await store.writeAttributes(
      [anAttribute('DataClass', 'Pii', { description, metadata })],
      actor,
    );
    expect(written).toEqual({
      id: 'DATACLASS:PII',
      key: 'DataClass',
      value: 'Pii',
      description,
      metadata,
      revision: 1,
      createdBy: actor,
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      updatedBy: actor,
      updatedAt: written.createdAt,
    });
    expect(await store.getAttribute('DATACLASS:PII', everything)).toEqual({
      ...written,
      uses: 0,
      sync: { state: 'pending' },
    });
    expect(await store.getAttribute('DATACLASS:PUBLIC', everything)).toBe(
      undefined,
    );
  });

  it('are spelled as the first of their key', async () => {
    const store = await withAttributes(create, 'DataClass:PII');
    const [second] = await store.writeAttributes(
      [anAttribute('dataclass', 'Public')],
      actor,
    );
    expect(second).toMatchObject({ id: 'DATACLASS:PUBLIC', key: 'DataClass' });
    expect(await store.listAttributeKeys()).toMatchObject([
      { key: 'DataClass', values: ['PII', 'Public'] },
    ]);
  });

  it('are not created twice, in whatever case', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    await expect(
      store.writeAttributes([anAttribute('TIER', 'gold')], actor),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('change in the revision that was seen, and in no other', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    const change = (description: string, revision: number) =>
      store.writeAttributes(
        [anAttribute('tier', 'gold', { description, revision })],
        'user:default/other',
      );
    const [changed] = await change('Best', 1);
    expect(changed).toMatchObject({
      key: 'Tier',
      value: 'Gold',
      description: 'Best',
      revision: 2,
      createdBy: actor,
      updatedBy: 'user:default/other',
    });
    await expect(change('Late', 1)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    const now = await store.getAttribute('TIER:GOLD', everything);
    expect(now).toMatchObject({ description: 'Best', revision: 2 });
  });

  it('one of two who change the same at once is told', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    const changes = ['one', 'two', 'three'].map(description =>
      store.writeAttributes(
        [anAttribute('Tier', 'Gold', { description, revision: 1 })],
        actor,
      ),
    );
    const ends = await Promise.allSettled(changes);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('are written all or none', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    await expect(
      store.writeAttributes(
        [anAttribute('Zone', 'EU'), anAttribute('Tier', 'Gold')],
        actor,
      ),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await idsOf(store)).toEqual(['TIER:GOLD']);
    expect(await store.listAttributeKeys()).toHaveLength(1);
  });

  it('are refused when they cannot be stored', async () => {
    const store = await create();
    await expect(
      store.writeAttributes([anAttribute('A', 'B\0')], actor),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
}

function describeDeletions(create: CreateStore) {
  it('are deleted in the revision that was seen, with their key at last', async () => {
    const store = await withAttributes(create, 'Tier:Gold', 'Tier:Silver');
    await expect(store.deleteAttribute('TIER:GOLD', 2)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await store.deleteAttribute('TIER:GOLD', 1);
    expect(await store.listAttributeKeys()).toMatchObject([
      { key: 'Tier', values: ['Silver'] },
    ]);
    await store.deleteAttribute('TIER:SILVER', 1);
    expect(await store.listAttributeKeys()).toEqual([]);
    await expect(store.deleteAttribute('TIER:GOLD', 1)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('stay while a pattern carries them', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    await submitTo(store, 'validating', { attributes: { Tier: ['Gold'] } });
    await expect(store.deleteAttribute('TIER:GOLD', 1)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    expect(await idsOf(store)).toEqual(['TIER:GOLD']);
  });

  it('are never both deleted and given to a pattern', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    const { revision } = await patternOf(store);
    const [deleted, given] = await Promise.allSettled([
      store.deleteAttribute('TIER:GOLD', 1),
      store.updatePattern('bucket', {
        title: 'Bucket',
        description: '',
        owner: 'group:default/a',
        attributes: { Tier: ['Gold'] },
        revision,
      }),
    ]);
    expect([deleted.status, given.status].sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    const { attributes } = (await store.getPattern('bucket'))!;
    expect(attributes).toEqual(
      given.status === 'fulfilled' ? { Tier: ['Gold'] } : {},
    );
  });
}

function describeLists(create: CreateStore) {
  const store = filledOnce(() => fill(create));

  it.each<[Partial<AttributeQuery>, string[]]>([
    [{}, ['TIER:GOLD', 'TIER:SILVER', 'ZONE:EU']],
    [{ order: 'desc' }, ['ZONE:EU', 'TIER:SILVER', 'TIER:GOLD']],
    [{ sort: 'uses', order: 'desc' }, ['TIER:GOLD', 'TIER:SILVER', 'ZONE:EU']],
    [{ key: ['tier'] }, ['TIER:GOLD', 'TIER:SILVER']],
    [{ key: ['zone', 'nothing'] }, ['ZONE:EU']],
    [{ search: 'ti' }, ['TIER:GOLD', 'TIER:SILVER']],
    [{ search: 'SILVER tier' }, ['TIER:SILVER']],
    [{ search: 'person' }, ['ZONE:EU']],
    [{ search: '%' }, []],
    [{ search: '100%' }, []],
    [{ search: '_' }, []],
  ])('are found by %j', async (query, ids) => {
    expect(await idsOf(store(), query)).toEqual(ids);
    expect(await idsByPages(store(), query)).toEqual(ids);
  });

  it('count the patterns that the caller may see', async () => {
    const counts = async (visibility = everything) => {
      const { items } = await store().listAttributes({
        sort: 'key',
        order: 'asc',
        limit: 10,
        visibility,
      });
      return items.map(({ id, uses }) => [id, uses]);
    };
    expect(await counts()).toEqual([
      ['TIER:GOLD', 2],
      ['TIER:SILVER', 1],
      ['ZONE:EU', 0],
    ]);
    expect(await counts(published)).toEqual([
      ['TIER:GOLD', 1],
      ['TIER:SILVER', 0],
      ['ZONE:EU', 0],
    ]);
  });

  it('are read one after the other, however many', async () => {
    const names = Array.from({ length: 450 }, (_, i) => `Key${i % 7}:V${i}`);
    const large = await withAttributes(create, ...names);
    const ids: string[] = [];
    for await (const { id } of large.allAttributes()) ids.push(id);
    expect(ids).toHaveLength(450);
    expect(ids).toEqual([...ids].sort());
  });
}

async function fill(create: CreateStore): Promise<PatternStore> {
  const store = await withAttributes(create, 'Tier:Silver', 'Tier:Gold');
  await store.writeAttributes(
    [anAttribute('Zone', 'EU', { description: 'Where a person is' })],
    actor,
  );
  const give = (patternName: string, value: string) => ({
    patternName,
    attributes: { Tier: [value] },
  });
  await submitTo(store, 'published', give('bucket', 'Gold'));
  await submitTo(store, 'in-review', give('queue', 'Gold'));
  await submitTo(store, 'in-review', give('topic', 'Silver'));
  return store;
}

async function patternOf(store: PatternStore) {
  await submitTo(store, 'published', {
    title: 'Bucket',
    description: '',
    owner: 'group:default/a',
  });
  return (await store.getPattern('bucket'))!;
}

async function idsOf(
  store: PatternStore,
  query: Partial<AttributeQuery> = {},
): Promise<string[]> {
  const { items } = await store.listAttributes({
    sort: 'key',
    order: 'asc',
    limit: 50,
    visibility: everything,
    ...query,
  });
  return items.map(({ id }) => id);
}

async function idsByPages(
  store: PatternStore,
  query: Partial<AttributeQuery>,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listAttributes({
      sort: 'key',
      order: 'asc',
      limit: 1,
      visibility: everything,
      ...query,
      cursor,
    });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  return ids;
}
