import type { HistoryQuery, PatternStore } from '../store/PatternStore';
import { aDigest, step, stepsOf, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

/** Cases of `listHistory` and `getSteps`. */
export function describeHistory(create: CreateStore): void {
  describe('history', () => {
    it('keeps every step, newest first', () => expectEveryStep(create));
    it('pages while steps come in', () => expectCompletePages(create));
    it('tells the steps of the present submission', () =>
      expectPresentSteps(create));

    it('is empty for what is not there', async () => {
      const store = await create();
      await submitTo(store, 'in-review');
      expect(await stepsOf(store, 'other')).toEqual([]);
      expect(await stepsOf(store, 'bucket', '9.0.0')).toEqual([]);
      const missing = { patternName: 'bucket', version: '9.0.0' };
      expect(await store.getSteps(missing)).toEqual([]);
    });

    it('refuses a cursor of another history', async () => {
      const store = await create();
      await submitTo(store, 'in-review');
      const query = { patternName: 'bucket', limit: 1 };
      const { nextCursor } = await store.listHistory(query);
      for (const other of [
        { ...query, version: '1.0.0', cursor: nextCursor },
        { ...query, patternName: 'other', cursor: nextCursor },
        { ...query, cursor: 'x' },
      ]) {
        await expect(store.listHistory(other)).rejects.toMatchObject({
          name: 'InputError',
          message: expect.stringContaining('start again without'),
        });
      }
    });
  });
}

async function expectEveryStep(create: CreateStore) {
  const store = await create();
  const version = await submitTo(store, 'in-review');
  await step(store, version, 'rejected', { comment: "It's open; 100%" });
  await submitTo(store, 'invalid', { version: '2.0.0' });

  const one = await store.listHistory({
    patternName: 'bucket',
    version: '1.0.0',
    limit: 100,
  });
  expect(one.nextCursor).toBeUndefined();
  expect(one.items.map(({ from, to }) => [from, to])).toEqual([
    ['in-review', 'rejected'],
    ['validating', 'in-review'],
    [undefined, 'validating'],
  ]);
  expect(one.items[0]).toEqual({
    version: '1.0.0',
    from: 'in-review',
    to: 'rejected',
    actor: 'user:default/admin',
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    digest: version.digest,
    comment: "It's open; 100%",
  });
  const all = await stepsOf(store, 'bucket');
  expect(all.map(({ version: of, to }) => [of, to])).toEqual([
    ['1.0.0', 'validating'],
    ['1.0.0', 'in-review'],
    ['1.0.0', 'rejected'],
    ['2.0.0', 'validating'],
    ['2.0.0', 'invalid'],
  ]);
}

async function expectCompletePages(create: CreateStore) {
  const store = await create();
  for (const version of ['1.0.0', '2.0.0', '3.0.0', '4.0.0']) {
    await submitTo(store, 'published', { version });
  }
  const before = await stepsOf(store, 'bucket');
  const query: HistoryQuery = { patternName: 'bucket', limit: 3 };
  const seen = [];
  let page: Awaited<ReturnType<PatternStore['listHistory']>>;
  do {
    page = await store.listHistory(query);
    seen.push(...page.items);
    query.cursor = page.nextCursor;
    if (seen.length < 6) {
      await submitTo(store, 'invalid', { version: `5.0.${seen.length}` });
    }
  } while (page.nextCursor);
  expect(seen.reverse()).toEqual(before);
}

async function expectPresentSteps(create: CreateStore) {
  const store = await create();
  const ref = { patternName: 'bucket', version: '1.0.0' };
  await submitTo(store, 'invalid');
  await submitTo(store, 'rejected', { digest: aDigest('mended') });
  // The same content again: what was said of it before is of another round.
  await submitTo(store, 'in-review', { digest: aDigest('mended') });
  const steps = await store.getSteps(ref);
  expect(steps.map(({ from, to }) => [from, to])).toEqual([
    ['rejected', 'validating'],
    ['validating', 'in-review'],
  ]);
}
