import { ItemTally } from '../store/ItemTally';
import type { PatternStore } from '../store/PatternStore';
import {
  storedKinds,
  type StoredItem,
  type StoredKind,
  type StoreTransfer,
} from '../store/StoreTransfer';
import { anAttribute } from './attributes';
import { answersOf } from './storeAnswers';
import {
  aSubmission,
  everything,
  filledOnce,
  namesOf,
  submitTo,
} from './storeFixtures';
import { fillBusyStore, sceneKeyHash, scenePatterns } from './transferScene';

/** A store whose data can be moved. @public */
export type TransferredStore = PatternStore & StoreTransfer;

type Create = () => Promise<TransferredStore>;
/** The store that data comes from; it stays as it is. */
type Filled = () => TransferredStore;

const actor = 'user:default/admin';

/**
 * What every `StoreTransfer` does. Call it in a test file, inside `describe`
 * when there are several stores.
 *
 * @param create - makes a store with nothing in it, for one test
 * @param createSource - makes a store that data comes from, for some tests; one
 * of another kind shows that data gets from there to here
 * @public
 */
export function storeTransferContract(
  create: Create,
  createSource: Create = create,
): void {
  describe('StoreTransfer contract', () => {
    const source = filledOnce(() => busyStore(createSource));
    describeWhole(create, source);
    describeRepeats(create, source);
    describeChanges(create, createSource);
    describeOthers(create, source);
    describeRefusals(create);
  });
}

function describeWhole(create: Create, filled: Filled) {
  it('brings everything, so that another store answers alike', async () => {
    const [source, target] = [filled(), await create()];
    await move(source, target);
    expect(await answersOf(target, scenePatterns)).toEqual(
      await answersOf(source, scenePatterns),
    );
    expect(await talliesOf(target)).toEqual(await talliesOf(source));
    expect(await target.countItems()).toEqual(await source.countItems());
    expect(await target.countItems()).toEqual(
      countsOf(await talliesOf(target)),
    );
  });

  it('leaves work where it was, for whoever comes', async () => {
    const [source, target] = [filled(), await create()];
    await move(source, target);
    const lease = { holder: 'new', durationMs: 60_000 };
    const claimed = await target.claimVersions('validating', lease, 10, 'CFN');
    expect(claimed.map(({ patternName }) => patternName)).toEqual(['draft']);
    const pending = (await target.getSyncStanding(0)).pending;
    // One of them is not due yet.
    expect(await target.claimSyncRequests(lease, 100)).toHaveLength(
      pending - 1,
    );
    const retired = await target.claimSyncRequests(lease, 100, 'lifecycle');
    expect(retired.map(({ subject: { id } }) => id).sort()).toEqual([
      'bucket@1.1.0-rc.1',
      'gone@1.0.0',
      'old@1.0.0',
    ]);
    expect(await target.claimSyncCheck(lease)).toBe(true);
    const released = (await target.getVersion({
      patternName: 'bucket',
      version: '1.0.0',
    }))!;
    const expected = { ...released, keyHash: sceneKeyHash };
    await target.patchVersion(released, expected, { problem: null });
    await submitTo(target, 'published', {
      patternName: 'bucket',
      version: '2.0.0',
    });
    const log = await target.getVersions('queue');
    await target.appendBuildLog(log[0], log[0].digest, 'more\n');
    const { text } = await target.readBuildLog(log[0], log[0].digest, 0);
    expect(text).toBe('$ npm ci\n$ npm run build\ndone\nmore\n');
  });

  it('keeps a pattern without versions, which takes its first one', async () => {
    const store = await create();
    await store.writeItems([aBarePattern()]);
    expect(await namesOf(store, {})).toEqual(['bare']);
    expect(await namesOf(store, { search: 'taken over' })).toEqual(['bare']);
    expect(await store.getPattern('bare')).toMatchObject({
      lifecycle: 'unpublished',
      createdAt: '2023-01-02T03:04:05.006Z',
    });
    expect(await store.getVersions('bare')).toEqual([]);
    expect(await store.getFacets(everything)).toEqual(
      expect.objectContaining({}),
    );
    const { version } = await store.submitVersion(
      aSubmission({ patternName: 'bare', title: 'Bare no more' }),
    );
    expect(version.state).toBe('validating');
    expect(await store.getPattern('bare')).toMatchObject({
      title: 'Bare no more',
      newestVersion: '1.0.0',
      createdBy: 'user:default/taken-over',
    });
  });
}

function describeRepeats(create: Create, filled: Filled) {
  it('changes nothing the second time', async () => {
    const [source, target] = [filled(), await create()];
    await move(source, target);
    const answers = await answersOf(target, scenePatterns);
    await move(source, target);
    expect(await answersOf(target, scenePatterns)).toEqual(answers);
    expect(await talliesOf(target)).toEqual(await talliesOf(source));
  });

  it.each([1, 4, 6, 8])(
    'goes on after page %d, also when that is not known to be written',
    async pages => {
      const [source, target] = [filled(), await create()];
      const cursors: Cursors = {};
      await expect(move(source, target, cursors, pages)).rejects.toThrow(
        'killed',
      );
      expect(await talliesOf(target)).not.toEqual(await talliesOf(source));
      await move(source, target, cursors);
      expect(await talliesOf(target)).toEqual(await talliesOf(source));
    },
  );
}

function describeChanges(create: Create, createSource: Create) {
  it('takes over what has changed since', async () => {
    const [source, target] = [await busyStore(createSource), await create()];
    await move(source, target);
    await submitTo(source, 'published', {
      patternName: 'bucket',
      version: '3.0.0',
    });
    const change = { description: 'Changed', revision: 2 };
    await source.writeAttributes([anAttribute('Zone', 'EU', change)], actor);
    await move(source, target);
    expect(await talliesOf(target)).toEqual(await talliesOf(source));
  });
}

function describeOthers(create: Create, filled: Filled) {
  it('leaves alone what else is there', async () => {
    const [source, target] = [filled(), await create()];
    await target.writeAttributes([anAttribute('Own', 'Thing')], actor);
    const attributes = { Own: ['Thing'] };
    for (const patternName of ['a-own', 'z-own']) {
      await submitTo(target, 'published', { patternName, attributes });
    }
    const before = await talliesOf(target);
    const own = ['a-own', 'z-own'];
    const [patterns, versions, steps] = await ownAnswers(target, own);
    await move(source, target);
    expect(await ownAnswers(target, own)).toEqual([patterns, versions, steps]);
    const moved = await talliesOf(source);
    for (const [kind, tally] of Object.entries(await talliesOf(target))) {
      const both = before[kind as StoredKind].plus(moved[kind as StoredKind]);
      expect({ kind, ...tally.toJSON() }).toEqual({ kind, ...both.toJSON() });
    }
    expect(await namesOf(target, {})).toEqual(
      [...own, ...scenePatterns].sort(),
    );
  });
}

function describeRefusals(create: Create) {
  it('never rewrites a history', async () => {
    const store = await create();
    await submitTo(store, 'in-review');
    const items = await itemsOf(store, 'step');
    const [first] = items as Extract<StoredItem, { kind: 'step' }>[];
    const other = { ...first.value.step, actor: 'user:default/forger' };
    await expect(
      store.writeItems([
        { kind: 'step', value: { ...first.value, step: other } },
      ]),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('bucket'),
    });
    expect(await itemsOf(store, 'step')).toEqual(items);
  });

  it('leaves no gap in a history', async () => {
    const store = await create();
    await submitTo(store, 'validating');
    const [first] = (await itemsOf(store, 'step')) as Extract<
      StoredItem,
      { kind: 'step' }
    >[];
    const third = { ...first.value, position: 3 };
    await expect(
      store.writeItems([{ kind: 'step', value: third }]),
    ).rejects.toMatchObject({ name: 'InputError' });
    expect(await itemsOf(store, 'step')).toHaveLength(1);
  });

  it('refuses what cannot be stored, and cursors of another kind', async () => {
    const store = await create();
    const bare = aBarePattern();
    await expect(
      store.writeItems([
        { kind: 'pattern', value: { ...bare.value, title: 'a\0b' } },
      ]),
    ).rejects.toMatchObject({ name: 'InputError' });
    await expect(
      store.writeItems([
        {
          kind: 'pattern',
          value: { ...bare.value, attributes: { No: ['X'] } },
        },
      ]),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await namesOf(store, {})).toEqual([]);
    await store.writeItems([bare]);
    for await (const { cursor } of store.readItems('pattern')) {
      const next = store.readItems('attribute', cursor)[Symbol.asyncIterator]();
      await expect(next.next()).rejects.toMatchObject({ name: 'InputError' });
    }
  });
}

type Cursors = Partial<Record<StoredKind, string>>;

/**
 * Moves everything. With a number of pages it is killed there, after the page
 * was written and before that was noted.
 */
async function move(
  source: StoreTransfer,
  target: StoreTransfer,
  cursors: Cursors = {},
  pages = Infinity,
) {
  let left = pages;
  for (const kind of storedKinds) {
    for await (const page of source.readItems(kind, cursors[kind])) {
      await target.writeItems(page.items);
      left -= 1;
      if (!left) throw new Error('killed');
      cursors[kind] = page.cursor;
    }
  }
}

async function busyStore(create: Create): Promise<TransferredStore> {
  const store = await create();
  await fillBusyStore(store);
  return store;
}

async function itemsOf(
  store: StoreTransfer,
  kind: StoredKind,
): Promise<StoredItem[]> {
  const all: StoredItem[] = [];
  for await (const { items } of store.readItems(kind)) all.push(...items);
  return all;
}

async function talliesOf(
  store: StoreTransfer,
): Promise<Record<StoredKind, ItemTally>> {
  const tallies: [StoredKind, ItemTally][] = [];
  for (const kind of storedKinds) {
    const tally = new ItemTally();
    tally.add(...(await itemsOf(store, kind)));
    tallies.push([kind, tally]);
  }
  return Object.fromEntries(tallies) as Record<StoredKind, ItemTally>;
}

function countsOf(tallies: Record<StoredKind, ItemTally>) {
  return Object.fromEntries(
    Object.entries(tallies).map(([kind, { count }]) => [kind, count]),
  );
}

function ownAnswers(store: PatternStore, names: string[]) {
  return Promise.all([
    store.getPatterns(names),
    Promise.all(names.map(name => store.getVersions(name))),
    Promise.all(
      names.map(patternName => store.listHistory({ patternName, limit: 50 })),
    ),
  ]);
}

function aBarePattern() {
  return {
    kind: 'pattern' as const,
    value: {
      name: 'bare',
      title: 'Bare',
      type: 'CFN' as const,
      description: 'Taken over',
      owner: 'group:default/platform',
      attributes: {},
      lifecycle: 'unpublished' as const,
      revision: 1,
      createdBy: 'user:default/taken-over',
      createdAt: '2023-01-02T03:04:05.006Z',
      updatedAt: '2024-01-02T03:04:05.006Z',
      content: { words: [], resourceTypes: [] },
    },
  };
}
