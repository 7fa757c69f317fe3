import type { PatternFilter, PatternStore } from '../store/PatternStore';
import { withAttributes } from './attributes';
import {
  aSubmission,
  everything,
  filledOnce,
  namesOf,
  step,
  submitTo,
  type CreateStore,
} from './storeFixtures';

const names = ['Tier:Gold', 'Tier:Silver', 'Zone:EU', 'Zone:US'];

/** Cases of what patterns carry, and of changes without a version. */
export function describePatternUpdates(create: CreateStore): void {
  describe('what a pattern is', () => {
    describeSubmitted(create);
    describeUpdates(create);
    describeFinding(create);
  });
}

function describeSubmitted(create: CreateStore) {
  it('has the attributes of its submission, as they are spelled', async () => {
    const store = await withAttributes(create, ...names);
    await submitTo(store, 'in-review', {
      attributes: { zone: ['us', 'EU'], TIER: ['gold'] },
    });
    expect(await attributesOf(store)).toEqual({
      Tier: ['Gold'],
      Zone: ['EU', 'US'],
    });
  });

  it('keeps its attributes when a submission says nothing of them', async () => {
    const store = await withAttributes(create, ...names);
    await submitTo(store, 'invalid', { attributes: { Tier: ['Gold'] } });
    await store.submitVersion(aSubmission());
    expect(await attributesOf(store)).toEqual({ Tier: ['Gold'] });
    await step(store, { patternName: 'bucket', version: '1.0.0' }, 'invalid');
    await store.submitVersion(aSubmission({ attributes: {} }));
    expect(await attributesOf(store)).toEqual({});
  });

  it('takes no attribute that does not exist', async () => {
    const store = await withAttributes(create, ...names);
    await expect(
      store.submitVersion(aSubmission({ attributes: { Tier: ['Bronze'] } })),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('TIER:BRONZE'),
    });
    expect(await store.getPattern('bucket')).toBeUndefined();
  });

  it('changes with the approval of a later version only', async () => {
    const store = await withAttributes(create, ...names);
    await submitTo(store, 'published', { attributes: { Tier: ['Gold'] } });
    const next = { version: '1.1.0', attributes: { Zone: ['EU'] } };
    const version = await submitTo(store, 'in-review', next);
    expect(version.changes).toEqual(['attributes']);
    expect(await attributesOf(store)).toEqual({ Tier: ['Gold'] });
    await step(store, version, 'approved');
    expect(await attributesOf(store)).toEqual({ Zone: ['EU'] });
  });

  it('keeps what was edited while a version waited', async () => {
    const store = await withAttributes(create, ...names);
    await submitTo(store, 'published', { title: 'Old', description: 'Old' });
    const version = await submitTo(store, 'in-review', {
      version: '1.1.0',
      title: 'New',
      description: 'Old',
    });
    expect(version.changes).toEqual(['title']);
    await update(store, { title: 'Old', description: 'Edited' });
    await step(store, version, 'approved');
    expect(await store.getPattern('bucket')).toMatchObject({
      title: 'New',
      description: 'Edited',
    });
  });

  it('is not approved with an attribute that was deleted meanwhile', async () => {
    const store = await withAttributes(create, ...names);
    await submitTo(store, 'published');
    const next = { version: '1.1.0', attributes: { Zone: ['EU'] } };
    const version = await submitTo(store, 'in-review', next);
    await store.deleteAttribute('ZONE:EU', 1);
    await expect(step(store, version, 'approved')).rejects.toMatchObject({
      name: 'ConflictError',
    });
    expect(await store.getVersion(version)).toMatchObject({
      state: 'in-review',
    });
  });
}

function describeUpdates(create: CreateStore) {
  it('changes at once, in the revision that was seen and in no other', async () => {
    const store = await withAttributes(create, ...names);
    await submitTo(store, 'published', { title: 'Old' });
    const { revision } = (await store.getPattern('bucket'))!;
    const change = {
      title: 'New',
      description: 'Words',
      owner: 'group:default/b',
      attributes: { Tier: ['Gold'] },
      revision,
    };
    const updated = await store.updatePattern('bucket', change);
    expect(updated).toMatchObject({ ...change, revision: revision + 1 });
    expect(await store.getPattern('bucket')).toEqual(updated);
    await expect(
      store.updatePattern('bucket', { ...change, title: 'Late' }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await namesOf(store, { search: 'new words gold' })).toEqual([
      'bucket',
    ]);
    expect(await namesOf(store, { search: 'old' })).toEqual([]);
  });

  it('stays in its revision when nothing changes', async () => {
    const store = await withAttributes(create, ...names);
    await submitTo(store, 'published', { attributes: { Tier: ['Gold'] } });
    const before = await store.getPattern('bucket');
    await update(store, { attributes: { tier: ['gold'] } });
    expect(await store.getPattern('bucket')).toEqual(before);
  });

  it('cannot be changed when it is not there', async () => {
    const store = await create();
    await expect(
      store.updatePattern('bucket', {
        title: '',
        description: '',
        owner: '',
        attributes: {},
        revision: 1,
      }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
}

function describeFinding(create: CreateStore) {
  const gold: PatternFilter = {
    key: 'attribute',
    attribute: 'tier',
    values: ['GOLD', 'Platinum'],
  };
  const store = filledOnce(() => fill(create));

  it.each<[string[] | undefined, string[]]>([
    [['Tier:Gold'], ['both', 'gold']],
    [
      ['tier:GOLD', 'TIER:silver'],
      ['both', 'gold', 'silver'],
    ],
    [['Tier:Gold', 'Zone:EU'], ['both']],
    [['Tier:Silver', 'Zone:US'], []],
    [['Tier:Bronze'], []],
    [['nonsense'], []],
    [[], ['both', 'gold', 'none', 'silver']],
  ])('is found by %j', async (attribute, found) => {
    expect(await namesOf(store(), { attribute })).toEqual(found);
  });

  it('meets conditions, in the store and outside', async () => {
    const shown = (filter: PatternFilter | { not: PatternFilter }) =>
      namesOf(store(), { visibility: { unpublished: true, filter } });
    expect(await shown(gold)).toEqual(['both', 'gold']);
    expect(await shown({ not: gold })).toEqual(['none', 'silver']);
  });

  it('is counted by attribute', async () => {
    expect((await store().getFacets(everything)).attribute).toEqual([
      { value: 'Tier:Gold', count: 2 },
      { value: 'Tier:Silver', count: 1 },
      { value: 'Zone:EU', count: 1 },
    ]);
  });
}

async function fill(create: CreateStore): Promise<PatternStore> {
  const store = await withAttributes(create, ...names);
  const carried = {
    both: { Tier: ['Gold'], Zone: ['EU'] },
    gold: { Tier: ['Gold'] },
    silver: { Tier: ['Silver'] },
    none: {},
  };
  for (const [patternName, attributes] of Object.entries(carried)) {
    await submitTo(store, 'in-review', { patternName, attributes });
  }
  return store;
}

async function update(
  store: PatternStore,
  changes: Partial<Parameters<PatternStore['updatePattern']>[1]>,
) {
  const { title, description, owner, attributes, revision } =
    (await store.getPattern('bucket'))!;
  await store.updatePattern('bucket', {
    title,
    description,
    owner,
    attributes,
    revision,
    ...changes,
  });
}

async function attributesOf(store: PatternStore) {
  return (await store.getPattern('bucket'))?.attributes;
}
