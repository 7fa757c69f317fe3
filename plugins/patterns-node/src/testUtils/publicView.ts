import type { PatternStore } from '../store/PatternStore';
import { namesOf, published, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

/** Cases of callers who see only what is published. */
export function describePublicView(create: CreateStore): void {
  describe('public view', () => {
    describeLists(create);
    describeCounts(create);
  });
}

function describeLists(create: CreateStore) {
  it('shows patterns with a published or deprecated version', async () => {
    const store = await fill(create);
    const { items } = await store.listPatterns({
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
    const store = await fill(create);
    const find = (state: string) =>
      namesOf(store, { state: [state], visibility: published });
    expect(await find('in-review')).toEqual([]);
    expect(await find('published')).toEqual(['published']);
    expect(await find('deprecated')).toEqual(['deprecated']);
  });

  it('lists published and deprecated versions only', async () => {
    const store = await fill(create);
    const query = { order: 'asc', limit: 50 } as const;
    const { items } = await store.listVersions({
      ...query,
      visibility: published,
    });
    expect(items.map(item => [item.patternName, item.version]).sort()).toEqual([
      ['deprecated', '1.0.0'],
      ['published', '1.0.0'],
    ]);
    const drafts = await store.listVersions({
      ...query,
      state: ['in-review'],
      visibility: published,
    });
    expect(drafts.items).toEqual([]);
  });
}

function describeCounts(create: CreateStore) {
  it('counts only what is shown', async () => {
    const store = await fill(create);
    const facets = await store.getFacets(published);
    expect(facets.total).toBe(2);
    expect(facets.lifecycle).toEqual([
      { value: 'active', count: 1 },
      { value: 'deprecated', count: 1 },
    ]);
    const filtered = await store.getFacets({
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
