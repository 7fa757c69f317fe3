import type { LaunchState } from '@apo/backstage-plugin-patterns-common';
import type { LaunchRecord } from '../store/LaunchStore';
import type { PatternStore } from '../store/PatternStore';
import { openConnections, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

const ann = 'user:default/ann';
const bob = 'user:default/bob';
const worker = { holder: 'one', durationMs: 60_000 };
const busy: LaunchState[] = ['starting', 'running', 'ending', 'available'];

/** A launch of `bucket` 1.0.0, but for what is given. */
export function aLaunch(changes: Partial<LaunchRecord> = {}): LaunchRecord {
  const at = '2026-01-02T03:04:05.006Z';
  return {
    id: 'l-1',
    kind: 'product',
    patternName: 'bucket',
    version: '1.0.0',
    name: 'my-bucket',
    state: 'starting',
    launchedBy: ann,
    launchedAt: at,
    updatedAt: at,
    targetName: 'default',
    accountId: '123456789012',
    region: 'eu-west-1',
    productId: 'prod-1',
    artifactId: 'pa-1',
    parameters: [{ key: 'Size', value: '"größe"\n%' }],
    ...changes,
  };
}

/** Cases of launches. */
export function describeLaunches(create: CreateStore): void {
  describe('launch', () => {
    describeRecords(create);
    describeMoves(create);
    describeLists(create);
    describeWork(create);
    describeLaunchLeases(create);
  });
}

async function withBucket(create: CreateStore): Promise<PatternStore> {
  const store = await create();
  await submitTo(store, 'published');
  return store;
}

function describeRecords(create: CreateStore) {
  it('is kept as it is, once', async () => {
    const store = await withBucket(create);
    await store.addLaunch(aLaunch());
    expect(await store.getLaunch('l-1')).toEqual(aLaunch());
    await expect(store.addLaunch(aLaunch({ name: 'other' }))).rejects.toThrow(
      'There is a launch l-1 already',
    );
    expect(await store.getLaunch('l-1')).toEqual(aLaunch());
    expect(await store.getLaunch('l-2')).toBeUndefined();
  });

  it('needs its pattern', async () => {
    const store = await create();
    await expect(store.addLaunch(aLaunch())).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect(await store.getLaunch('l-1')).toBeUndefined();
  });

  it('keeps long parameters and outputs', async () => {
    const store = await withBucket(create);
    const values = Array.from({ length: 200 }, (_, i) => ({
      key: `Key${i}`,
      value: `${i}`.repeat(1_000),
      description: 'What it is',
    }));
    await store.addLaunch(aLaunch({ parameters: values, state: 'running' }));
    await store.moveLaunch('l-1', 'running', 'available', { outputs: values });
    expect(await store.getLaunch('l-1')).toMatchObject({
      parameters: values,
      outputs: values,
    });
  });

  it('has no NUL in it', async () => {
    const store = await withBucket(create);
    const parameters = [{ key: 'Size', value: 'a\0' }];
    await expect(store.addLaunch(aLaunch({ parameters }))).rejects.toThrow(
      /NUL/,
    );
  });
}

function describeMoves(create: CreateStore) {
  it('moves once from a state, with what a patch sets and removes', async () => {
    const store = await withBucket(create);
    await store.addLaunch(aLaunch());
    const moved = await store.moveLaunch('l-1', 'starting', 'running', {
      provisionedProductId: 'pp-1',
      recordId: 'rec-1',
      message: 'Slow',
    });
    expect(moved).toEqual({
      ...aLaunch({
        state: 'running',
        provisionedProductId: 'pp-1',
        recordId: 'rec-1',
        message: 'Slow',
      }),
      updatedAt: expect.not.stringContaining('2026-01-02'),
    });
    expect(await store.getLaunch('l-1')).toEqual(moved);
    const cleared = await store.moveLaunch('l-1', 'running', 'running', {
      message: null,
    });
    expect(cleared.message).toBeUndefined();
    expect(cleared.recordId).toBe('rec-1');
  });

  it('refuses a move from another state, and of what is not there', async () => {
    const store = await withBucket(create);
    await store.addLaunch(aLaunch());
    await expect(
      store.moveLaunch('l-1', 'running', 'available'),
    ).rejects.toThrow('The launch l-1 is starting and no longer running');
    await expect(
      store.moveLaunch('l-2', 'running', 'available'),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(await store.getLaunch('l-1')).toEqual(aLaunch());
  });

  it('lets one of several movers win', async () => {
    const store = await withBucket(create);
    await store.addLaunch(aLaunch());
    await openConnections(store);
    const moves = await Promise.allSettled(
      ['r-1', 'r-2', 'r-3'].map(recordId =>
        store.moveLaunch('l-1', 'starting', 'running', { recordId }),
      ),
    );
    expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      1,
    );
  });
}

function describeLists(create: CreateStore) {
  it('is listed for who launched it, latest first, in pages', async () => {
    const store = await withBucket(create);
    for (const [i, launchedBy] of [ann, bob, ann, ann].entries()) {
      const launchedAt = `2026-01-0${i + 1}T00:00:00.000Z`;
      await store.addLaunch(aLaunch({ id: `l-${i}`, launchedAt, launchedBy }));
    }
    const first = await store.listLaunches({ launchedBy: ann, limit: 2 });
    expect(idsOf(first)).toEqual(['l-3', 'l-2']);
    const { nextCursor: cursor } = first;
    const rest = await store.listLaunches({
      launchedBy: ann,
      limit: 2,
      cursor,
    });
    expect(idsOf(rest)).toEqual(['l-0']);
    expect(rest.nextCursor).toBeUndefined();
    await expect(
      store.listLaunches({ launchedBy: bob, limit: 2, cursor }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('is a use of its pattern until it has ended or failed', async () => {
    const store = await withBucket(create);
    await submitTo(store, 'published', { patternName: 'queue' });
    const states: LaunchState[] = ['available', 'failed', 'ended', 'recorded'];
    for (const [i, state] of states.entries()) {
      await store.addLaunch(aLaunch({ id: `l-${i}`, state }));
    }
    await store.addLaunch(aLaunch({ id: 'l-5', version: '1.1.0' }));
    await store.addLaunch(aLaunch({ id: 'l-6', patternName: 'queue' }));
    expect(await consumers(store)).toEqual(['l-5', 'l-3', 'l-0']);
    expect(await consumers(store, '1.1.0')).toEqual(['l-5']);
    expect(await store.countConsumers('bucket')).toEqual([
      { version: '1.0.0', count: 2 },
      { version: '1.1.0', count: 1 },
    ]);

    await store.moveLaunch('l-0', 'available', 'failed');
    expect(await consumers(store)).toEqual(['l-5', 'l-3']);
    await store.moveLaunch('l-0', 'failed', 'ending');
    expect(await consumers(store)).toEqual(['l-5', 'l-3', 'l-0']);
    await store.moveLaunch('l-0', 'ending', 'ended');
    expect(await consumers(store)).toEqual(['l-5', 'l-3']);
    expect(await store.countConsumers('absent')).toEqual([]);
  });

  it('is on one page of the uses, of all and of one version', async () => {
    const store = await withBucket(create);
    for (let i = 0; i < 5; i++) {
      const version = i % 2 ? '1.1.0' : '1.0.0';
      await store.addLaunch(aLaunch({ id: `l-${i}`, version }));
    }
    for (const version of [undefined, '1.0.0']) {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.listConsumers({
          patternName: 'bucket',
          version,
          limit: 2,
          cursor,
        });
        expect(page.items.length).toBeLessThanOrEqual(2);
        found.push(...idsOf(page));
        cursor = page.nextCursor;
      } while (cursor);
      expect(found).toEqual(await consumers(store, version));
      expect(found).toHaveLength(version ? 3 : 5);
    }
  });
}

function describeWork(create: CreateStore) {
  it('is claimed in some states, when it is due, longest due first', async () => {
    const store = await withBucket(create);
    await store.addLaunch(aLaunch({ id: 'l-a' }));
    await pause(5);
    await store.addLaunch(aLaunch({ id: 'l-b', state: 'running' }));
    await store.addLaunch(aLaunch({ id: 'l-c', state: 'ended' }));
    await store.addLaunch(aLaunch({ id: 'l-d', state: 'recorded' }));
    expect(await claim(store, ['running'])).toEqual(['l-b']);
    expect(await claim(store, busy)).toEqual(['l-a']);
    expect(await claim(store, busy)).toEqual([]);

    await store.releaseLaunch('l-b', 'one', new Date(Date.now() + 60_000));
    await store.releaseLaunch('l-a', 'one');
    expect(await claim(store, busy)).toEqual(['l-a']);
    await store.moveLaunch('l-b', 'running', 'ending');
    expect(await claim(store, busy)).toEqual(['l-b']);
  });

  it('is not claimed beyond the limit, or by two at once', async () => {
    const store = await withBucket(create);
    const ids = Array.from({ length: 9 }, (_, i) => `l-${i}`);
    for (const id of ids) await store.addLaunch(aLaunch({ id }));
    await openConnections(store);
    const claimed: string[] = [];
    for (let round = 0; round < 6 && claimed.length < ids.length; round++) {
      const won = await Promise.all(
        ['1', '2', '3'].map(holder =>
          store.claimLaunches(['starting'], { ...worker, holder }, 2),
        ),
      );
      for (const launches of won) {
        expect(launches.length).toBeLessThanOrEqual(2);
        claimed.push(...launches.map(({ id }) => id));
      }
    }
    expect(claimed.sort()).toEqual(ids);
  });
}

function describeLaunchLeases(create: CreateStore) {
  it('is held by who added it, when they say so', async () => {
    const store = await withBucket(create);
    await store.addLaunch(aLaunch(), { holder: 'api', durationMs: 40 });
    expect(await claim(store, busy)).toEqual([]);
    await pause(80);
    expect(await claim(store, busy)).toEqual(['l-1']);
  });

  it('is held as long as it is renewed, and given back by its holder', async () => {
    const store = await withBucket(create);
    await store.addLaunch(aLaunch(), { holder: 'one', durationMs: 40 });
    expect(await store.renewLaunchLease('l-1', worker)).toBe(true);
    const other = { ...worker, holder: 'two' };
    expect(await store.renewLaunchLease('l-1', other)).toBe(false);
    await pause(80);
    await store.releaseLaunch('l-1', 'two');
    expect(await claim(store, busy)).toEqual([]);
    await store.releaseLaunch('l-1', 'one');
    expect(await claim(store, busy)).toEqual(['l-1']);
  });

  it('is held through a change within its state, not into another', async () => {
    const store = await withBucket(create);
    await store.addLaunch(aLaunch(), worker);
    await store.moveLaunch('l-1', 'starting', 'starting', { message: 'Slow' });
    expect(await store.renewLaunchLease('l-1', worker)).toBe(true);
    await store.moveLaunch('l-1', 'starting', 'running');
    expect(await store.renewLaunchLease('l-1', worker)).toBe(false);
  });
}

async function consumers(store: PatternStore, version?: string) {
  const query = { patternName: 'bucket', version, limit: 50 };
  return idsOf(await store.listConsumers(query));
}

async function claim(store: PatternStore, states: LaunchState[]) {
  const claimed = await store.claimLaunches(states, worker, 10);
  return claimed.map(({ id }) => id);
}

function idsOf({ items }: { items: LaunchRecord[] }): string[] {
  return items.map(({ id }) => id);
}

function pause(ms: number) {
  return new Promise(resolve => setTimeout(resolve, ms));
}
