import type { PatternStore, VersionQuery } from '../store/PatternStore';
import { aSubmission, everything, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

/** Cases of `listVersions`. */
export function describeVersionLists(create: CreateStore): void {
  describe('version list', () => {
    it.each(['asc', 'desc'] as const)(
      'pages by time of submission %s while versions come in',
      order => expectCompletePages(create, order),
    );
    describeVersionFilters(create);
    describeVersionCursors(create);
  });
}

async function expectCompletePages(
  create: CreateStore,
  order: VersionQuery['order'],
) {
  const store = await create();
  for (const version of ['1.0.0', '1.1.0', '2.0.0']) {
    for (const patternName of ['a', 'b']) {
      await store.submitVersion(aSubmission({ patternName, version }));
    }
  }
  const seen: string[] = [];
  const times: string[] = [];
  let cursor: string | undefined;
  let extra = 3;
  do {
    const page: Awaited<ReturnType<PatternStore['listVersions']>> =
      await store.listVersions({
        order,
        limit: 2,
        cursor,
        visibility: everything,
      });
    seen.push(...page.items.map(v => `${v.patternName} ${v.version}`));
    times.push(...page.items.map(v => v.submittedAt));
    cursor = page.nextCursor;
    if (extra-- > 0) {
      const patternName = `new-${extra}`;
      await store.submitVersion(aSubmission({ patternName }));
    }
  } while (cursor);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.filter(name => !name.startsWith('new')).sort()).toEqual([
    'a 1.0.0',
    'a 1.1.0',
    'a 2.0.0',
    'b 1.0.0',
    'b 1.1.0',
    'b 2.0.0',
  ]);
  const sorted = [...times].sort();
  expect(times).toEqual(order === 'asc' ? sorted : sorted.reverse());
}

function describeVersionFilters(create: CreateStore) {
  it('filters by state, submitter and condition', async () => {
    const store = await create();
    const [ann, bob] = ['user:default/ann', 'user:default/bob'];
    await submitTo(store, 'in-review', { patternName: 'a', submittedBy: ann });
    await submitTo(store, 'published', { patternName: 'b', submittedBy: ann });
    await submitTo(store, 'in-review', { patternName: 'c', submittedBy: bob });
    const find = async (query: Partial<VersionQuery>) => {
      const { items } = await store.listVersions({
        order: 'asc',
        limit: 50,
        visibility: everything,
        ...query,
      });
      return items.map(({ patternName }) => patternName).sort();
    };
    expect(await find({})).toEqual(['a', 'b', 'c']);
    expect(await find({ state: ['in-review'] })).toEqual(['a', 'c']);
    expect(await find({ state: ['in-review', 'published'] })).toHaveLength(3);
    expect(await find({ submittedBy: ann })).toEqual(['a', 'b']);
    expect(await find({ submittedBy: ann, state: ['published'] })).toEqual([
      'b',
    ]);
    expect(await find({ submittedBy: 'user:default/eve' })).toEqual([]);
    const filter = { key: 'state' as const, values: ['published'] };
    const seen = (visible: VersionQuery['visibility']['filter']) =>
      find({ visibility: { unpublished: true, filter: visible } });
    expect(await seen(filter)).toEqual(['b']);
    expect(await seen({ not: filter })).toEqual(['a', 'c']);
  });
}

function describeVersionCursors(create: CreateStore) {
  it('refuses a cursor of the other order', async () => {
    const store = await create();
    await submitTo(store, 'invalid', { version: '1.0.0' });
    await submitTo(store, 'invalid', { version: '2.0.0' });
    const query = { limit: 1, visibility: everything };
    const { nextCursor } = await store.listVersions({ ...query, order: 'asc' });
    expect(nextCursor).toEqual(expect.any(String));
    for (const [order, cursor] of [
      ['desc', nextCursor],
      ['asc', 'x'],
    ] as const) {
      await expect(
        store.listVersions({ ...query, order, cursor }),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('start again without'),
      });
    }
  });
}
