import type { PatternStore, Visibility } from '../store/PatternStore';
import { filledOnce, namesOf, published, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

/** Cases of callers who see only what is published. */
export function describePublicView(create: CreateStore): void {
  describe('public view', () => {
    const store = filledOnce(() => fill(create));
    describeLists(store);
    describeCounts(store);
    describeOwnDrafts(store);
  });
}

/** Cases of callers who see the drafts of some patterns. */
function describeOwnDrafts(store: () => PatternStore) {
  const own: Visibility = {
    unpublished: { key: 'owner', values: ['group:default/a'] },
  };
  const others: Visibility = { unpublished: { not: own.unpublished } as never };

  it('shows the drafts that meet the conditions, and no others', async () => {
    expect(await namesOf(store(), { visibility: own })).toEqual([
      'deprecated',
      'published',
    ]);
    expect(await namesOf(store(), { visibility: others })).toEqual([
      'deprecated',
      'in-review',
      'publish-failed',
      'published',
      'revoked',
    ]);
    expect((await store().getFacets(own)).total).toBe(2);
    expect((await store().getFacets(others)).total).toBe(5);
  });

  it('tells the newest version where drafts are seen', async () => {
    const { items } = await store().listPatterns({
      sort: 'name',
      order: 'asc',
      limit: 50,
      visibility: own,
    });
    expect(
      items.map(({ name, newestVersion }) => [name, newestVersion]),
    ).toEqual([
      ['deprecated', undefined],
      ['published', '2.0.0'],
    ]);
  });

  it('finds drafts by their state only where they are seen', async () => {
    const find = (state: string, visibility: Visibility) =>
      namesOf(store(), { state: [state], visibility });
    expect(await find('in-review', own)).toEqual(['published']);
    expect(await find('published', own)).toEqual([]);
    expect(await find('deprecated', own)).toEqual(['deprecated']);
    expect(await find('in-review', others)).toEqual([
      'deprecated',
      'in-review',
    ]);
    expect(await find('published', others)).toEqual(['published']);
  });

  it('lists the versions of those patterns', async () => {
    const list = async (visibility: Visibility) => {
      const { items } = await store().listVersions({
        order: 'asc',
        limit: 50,
        visibility,
      });
      return items.map(v => `${v.patternName} ${v.version}`).sort();
    };
    expect(await list(own)).toEqual([
      'deprecated 1.0.0',
      'published 1.0.0',
      'published 2.0.0',
    ]);
    expect(
      await list({ ...own, filter: { key: 'owner', values: ['nobody'] } }),
    ).toEqual([]);
  });
}

function describeLists(store: () => PatternStore) {
  it('shows patterns with a published or deprecated version', async () => {
    const { items } = await store().listPatterns({
      sort: 'name',
      order: 'asc',
      limit: 50,
      visibility: published,
    });
    expect(items.map(({ name }) => name)).toEqual(['deprecated', 'published']);
    for (const item of items) {
      expect(item.latestVersion).toBe('1.0.0');
      expect(item.newestVersion).toBeUndefined();
      expect(item.newestState).toBeUndefined();
    }
  });

  it('does not tell the state of a draft through the filter', async () => {
    const find = (state: string) =>
      namesOf(store(), { state: [state], visibility: published });
    expect(await find('in-review')).toEqual([]);
    expect(await find('published')).toEqual(['published']);
    expect(await find('deprecated')).toEqual(['deprecated']);
  });

  it('lists published and deprecated versions only', async () => {
    const query = { order: 'asc', limit: 50 } as const;
    const { items } = await store().listVersions({
      ...query,
      visibility: published,
    });
    expect(items.map(item => [item.patternName, item.version]).sort()).toEqual([
      ['deprecated', '1.0.0'],
      ['published', '1.0.0'],
    ]);
    const drafts = await store().listVersions({
      ...query,
      state: ['in-review'],
      visibility: published,
    });
    expect(drafts.items).toEqual([]);
  });
}

function describeCounts(store: () => PatternStore) {
  it('counts only what is shown', async () => {
    const facets = await store().getFacets(published);
    expect(facets.total).toBe(2);
    expect(facets.lifecycle).toEqual([
      { value: 'active', count: 1 },
      { value: 'deprecated', count: 1 },
    ]);
    const filtered = await store().getFacets({
      unpublished: false,
      filter: { key: 'owner', values: ['group:default/b'] },
    });
    expect(filtered.total).toBe(1);
    expect(filtered.owner).toEqual([{ value: 'group:default/b', count: 1 }]);
  });
}

/** A pattern in each state that matters; the public ones have a draft too. */
async function fill(create: CreateStore): Promise<PatternStore> {
  const store = await create();
  for (const state of [
    'in-review',
    'publish-failed',
    'published',
    'deprecated',
    'revoked',
  ] as const) {
    await submitTo(store, state, {
      patternName: state,
      owner: state === 'published' ? 'group:default/a' : 'group:default/b',
    });
  }
  for (const patternName of ['published', 'deprecated']) {
    await submitTo(store, 'in-review', { patternName, version: '2.0.0' });
  }
  return store;
}
