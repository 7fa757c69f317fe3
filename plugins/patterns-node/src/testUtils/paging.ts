import type { PatternQuery, PatternStore } from '../store/PatternStore';
import { aSubmission, everything, filledOnce } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

type Order = Pick<PatternQuery, 'sort' | 'order'>;

const orders: Order[] = (['name', 'title', 'updated'] as const).flatMap(sort =>
  (['asc', 'desc'] as const).map(order => ({ sort, order })),
);
const titles = ['beta', 'Alpha', 'alpha', 'Beta', 'gamma', 'alpha', 'Ωmega'];
const names = titles.map((_, index) => `p${index}`);

/** Cases of the order and the pages of `listPatterns`. */
export function describePaging(create: CreateStore): void {
  describe('paging', () => {
    const store = filledOnce(async () => {
      const filled = await create();
      await fill(filled);
      return filled;
    });
    it.each(orders)('is complete by $sort $order', order =>
      expectComplete(store(), order),
    );
    it.each(orders)('is stable by $sort $order while rows come in', order =>
      expectStable(create, order),
    );
    describeOrders(create);
    describeCursors(store);
  });
}

async function expectComplete(store: PatternStore, order: Order) {
  for (const limit of [1, 3, names.length, 50]) {
    const seen = await readAll(store, { ...order, limit });
    expect(seen).toHaveLength(names.length);
    expect([...seen].sort()).toEqual(names);
  }
}

async function expectStable(create: CreateStore, order: Order) {
  const store = await create();
  await fill(store);
  let count = 0;
  const seen = await readAll(store, { ...order, limit: 2 }, async () => {
    count += 1;
    if (count > 4) return;
    for (const [at, title] of [
      ['a', 'AAA'],
      ['z', 'zzz'],
    ]) {
      await store.submitVersion(
        aSubmission({ patternName: `${at}-new-${count}`, title }),
      );
    }
  });
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.filter(name => names.includes(name)).sort()).toEqual(names);
}

function describeOrders(create: CreateStore) {
  it('sorts names by their characters and titles without regard to case', async () => {
    const store = await create();
    for (const [patternName, title] of [
      ['b', 'apple'],
      ['a-b', 'Cherry'],
      ['a_b', 'banana'],
      ['a', 'Banana'],
    ]) {
      await store.submitVersion(aSubmission({ patternName, title }));
    }
    const read = (sort: PatternQuery['sort'], order: PatternQuery['order']) =>
      readAll(store, { sort, order, limit: 3 });
    expect(await read('name', 'asc')).toEqual(['a', 'a-b', 'a_b', 'b']);
    expect(await read('name', 'desc')).toEqual(['b', 'a_b', 'a-b', 'a']);
    expect(await read('title', 'asc')).toEqual(['b', 'a', 'a_b', 'a-b']);
    expect(await read('title', 'desc')).toEqual(['a-b', 'a_b', 'a', 'b']);
  });

  it('brings what was updated last to the end', async () => {
    const store = await create();
    await fill(store);
    await pause();
    await store.submitVersion(
      aSubmission({ patternName: 'p3', version: '2.0.0' }),
    );
    const read = (order: PatternQuery['order']) =>
      readAll(store, { sort: 'updated', order, limit: 2 });
    expect((await read('asc')).at(-1)).toBe('p3');
    expect((await read('desc'))[0]).toBe('p3');
  });
}

function describeCursors(store: () => PatternStore) {
  it('refuses a cursor of another order, and one that was changed', async () => {
    const query = { ...everything, limit: 2, visibility: everything };
    const { nextCursor = '' } = await store().listPatterns({
      ...query,
      sort: 'title',
      order: 'asc',
    });
    const read = (order: Order, cursor: string) =>
      store().listPatterns({ ...query, ...order, cursor });
    const refused = {
      name: 'InputError',
      message: expect.stringContaining('start again without'),
    };
    for (const other of orders.filter(
      ({ sort, order }) => sort !== 'title' || order !== 'asc',
    )) {
      await expect(read(other, nextCursor)).rejects.toMatchObject(refused);
    }
    const byTitle: Order = { sort: 'title', order: 'asc' };
    for (const cursor of ['', 'x', nextCursor.slice(0, -6), 'bnVsbA', 'W10']) {
      await expect(read(byTitle, cursor)).rejects.toMatchObject(refused);
    }
    expect((await read(byTitle, nextCursor)).items).toHaveLength(2);
  });
}

async function fill(store: PatternStore): Promise<void> {
  for (const [index, title] of titles.entries()) {
    const patternName = names[index];
    await store.submitVersion(aSubmission({ patternName, title }));
  }
}

async function readAll(
  store: PatternStore,
  query: Omit<PatternQuery, 'visibility'>,
  between: () => Promise<void> = async () => {},
): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listPatterns({
      ...query,
      cursor,
      visibility: everything,
    });
    expect(page.items.length).toBeLessThanOrEqual(query.limit);
    seen.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
    await between();
  } while (cursor !== undefined);
  return seen;
}

/** Times are in milliseconds: the next change is later than the last. */
function pause() {
  return new Promise(resolve => setTimeout(resolve, 5));
}
