import type {
  SyncDrift,
  SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import type { SyncRequest } from '../store/AttributeStore';
import type { PatternStore } from '../store/PatternStore';
import { anAttribute, withAttributes } from './attributes';
import { everything, submitTo, type CreateStore } from './storeFixtures';

const lease = { holder: 'one', durationMs: 60_000 };
const other = { holder: 'two', durationMs: 60_000 };
const tier: SyncSubject = { kind: 'attribute', id: 'TIER:GOLD' };
const bucket: SyncSubject = { kind: 'pattern', id: 'bucket' };

/** Cases of what is to be brought to AWS. */
export function describeSyncRequests(create: CreateStore): void {
  describe('sync requests', () => {
    describeAsking(create);
    describeLeasing(create);
    describeOutcomes(create);
    describeChecks(create);
  });
}

function describeAsking(create: CreateStore) {
  it('come with each change of an attribute', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    expect(await drain(store)).toEqual([tier]);
    const change = { description: 'Best', revision: 1 };
    await store.writeAttributes([anAttribute('Tier', 'Gold', change)], 'me');
    expect(await drain(store)).toEqual([tier]);
    await store.deleteAttribute('TIER:GOLD', 2);
    expect(await drain(store)).toEqual([tier]);
    expect(await drain(store)).toEqual([]);
  });

  it('come with a publication, and with what a pattern carries', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    await drain(store);
    await submitTo(store, 'in-review', { attributes: { Tier: ['Gold'] } });
    expect(await drain(store)).toEqual([]);
    await submitTo(store, 'published', { version: '1.1.0' });
    expect(await drain(store)).toEqual([bucket]);
    const { title, description, owner, revision } = (await store.getPattern(
      'bucket',
    ))!;
    const update = { title, description, owner, attributes: {}, revision };
    await store.updatePattern('bucket', update);
    expect(await drain(store)).toEqual([bucket]);
  });

  it('are gone with a change that was not made', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    await drain(store);
    await expect(
      store.writeAttributes(
        [anAttribute('Zone', 'EU'), anAttribute('Tier', 'Gold')],
        'me',
      ),
    ).rejects.toThrow();
    expect(await drain(store)).toEqual([]);
  });
}

function describeLeasing(create: CreateStore) {
  it('are held by one at a time, each by another', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `Key:V${i}`);
    const store = await withAttributes(create, ...names);
    const taken = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        store.claimSyncRequests({ ...lease, holder: `holder-${i}` }, 2),
      ),
    );
    const ids = taken.flat().map(({ subject }) => subject.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(12);
  });

  it('are free again when a lease ends, and not before', async () => {
    const store = await withAttributes(create, 'Tier:Gold', 'Tier:Silver');
    const [kept] = await store.claimSyncRequests(lease, 1);
    const short = { ...lease, durationMs: 50 };
    const [held] = await store.claimSyncRequests(short, 1);
    await new Promise(resolve => setTimeout(resolve, 80));
    const [taken, ...none] = await store.claimSyncRequests(other, 2);
    expect(taken).toMatchObject({ subject: held.subject });
    expect(none).toEqual([]);
    expect(await store.renewSyncLease(held, lease)).toBe(false);
    await store.finishSync(held, lease.holder, { done: true });
    await store.releaseSync(held, lease.holder);
    expect(await store.claimSyncRequests(lease, 2)).toEqual([]);
    await store.finishSync(kept, lease.holder, { done: true });
    expect((await store.getSyncStanding(5)).pending).toBe(1);
  });

  it('are kept by who prolongs the lease', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    const short = { ...lease, durationMs: 50 };
    const [held] = await store.claimSyncRequests(short, 1);
    expect(await store.renewSyncLease(held, lease)).toBe(true);
    await new Promise(resolve => setTimeout(resolve, 80));
    expect(await store.claimSyncRequests(other, 1)).toEqual([]);
    await store.releaseSync(held, lease.holder);
    expect(await store.claimSyncRequests(other, 1)).toHaveLength(1);
  });

  it('stay to be done when they are asked for while one is held', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    const [held] = await store.claimSyncRequests(lease, 1);
    await store.requestSync([tier]);
    expect(await store.claimSyncRequests(other, 1)).toEqual([]);
    await store.finishSync(held, lease.holder, { done: true });
    expect(await drain(store)).toEqual([tier]);
  });
}

function describeOutcomes(create: CreateStore) {
  it('wait until they are due, and say why', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    const retryAt = new Date(Date.now() + 3_600_000);
    await fail(store, 'AWS is down', retryAt);
    expect(await store.claimSyncRequests(lease, 1)).toEqual([]);
    expect(await store.getSyncStanding(5)).toEqual({
      pending: 1,
      failureCount: 1,
      failures: [
        {
          subject: tier,
          message: 'AWS is down',
          attempts: 1,
          requestedAt: expect.any(String),
          retryAt: retryAt.toISOString(),
        },
      ],
    });
    expect(await stateOf(store)).toEqual({
      state: 'pending',
      message: 'AWS is down',
    });
  });

  it('are tried again when they are due', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    await fail(store, 'AWS is down', new Date(Date.now() + 50));
    await new Promise(resolve => setTimeout(resolve, 80));
    const [again] = await store.claimSyncRequests(lease, 1);
    expect(again).toMatchObject({ subject: tier, attempts: 1 });
    await store.finishSync(again, lease.holder, { done: true });
    expect(await stateOf(store)).toEqual({
      state: 'synced',
      at: expect.stringMatching(/Z$/),
    });
    expect(await store.getSyncStanding(5)).toMatchObject({ failureCount: 0 });
  });

  it('wait for somebody when they are given up', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    await fail(store, 'Not allowed');
    expect(await store.claimSyncRequests(lease, 1)).toEqual([]);
    expect(await stateOf(store)).toEqual({
      state: 'failed',
      message: 'Not allowed',
    });
    expect(await store.getSyncStanding(5)).toMatchObject({
      pending: 0,
      failures: [{ subject: tier, attempts: 1 }],
    });
    await store.requestSync([tier]);
    expect(await drain(store)).toEqual([tier]);
    expect(await stateOf(store)).toMatchObject({ state: 'synced' });
  });

  it('of a pattern show at the attributes that it carries', async () => {
    const store = await withAttributes(create, 'Tier:Gold', 'Tier:Silver');
    await drain(store);
    await submitTo(store, 'published', { attributes: { Tier: ['Gold'] } });
    expect(await stateOf(store)).toMatchObject({ state: 'pending' });
    const [held] = await store.claimSyncRequests(lease, 1);
    await store.finishSync(held, lease.holder, { done: false, message: 'No' });
    expect(await stateOf(store)).toEqual({ state: 'failed', message: 'No' });
    expect(await stateOf(store, 'TIER:SILVER')).toMatchObject({
      state: 'synced',
    });
  });
}

function describeChecks(create: CreateStore) {
  const missing: SyncDrift = {
    subject: tier,
    kind: 'missing',
    resource: 'The group APO.TIER.GOLD',
    here: '{}',
    repairable: true,
  };
  const started = () => new Date().toISOString();

  it('keep what the last one found', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    await drain(store);
    await tick();
    expect(await store.getSyncCheck(5)).toEqual({
      quotas: [],
      drift: [],
      driftCount: 0,
    });
    await store.requestSyncCheck();
    expect((await store.getSyncCheck(5)).requestedAt).toMatch(/Z$/);
    const quotas = [{ name: 'groups', used: 1, limit: 100 }];
    const drift = [missing, { ...missing, resource: 'Another' }];
    await store.saveSyncCheck({ startedAt: started(), drift, quotas });
    expect(await store.getSyncCheck(1)).toEqual({
      checkedAt: expect.stringMatching(/Z$/),
      quotas,
      drift: [missing],
      driftCount: 2,
    });
    await store.saveSyncCheck({ startedAt: started(), error: 'AWS is down' });
    expect(await store.getSyncCheck(5)).toMatchObject({
      error: 'AWS is down',
      driftCount: 2,
    });
  });

  it('find no difference in what is on its way', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    const check = { drift: [missing], quotas: [] };
    await store.saveSyncCheck({ startedAt: started(), ...check });
    expect((await store.getSyncCheck(5)).drift).toEqual([]);
    const startedAt = started();
    await drain(store);
    await store.saveSyncCheck({ startedAt, ...check });
    expect((await store.getSyncCheck(5)).drift).toEqual([]);
  });

  it('are made by one at a time, when asked for', async () => {
    const store = await create();
    expect(await store.claimSyncCheck(lease)).toBe(false);
    await store.requestSyncCheck();
    const claims = await Promise.all([
      store.claimSyncCheck(lease),
      store.claimSyncCheck(other),
    ]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    const [one, two] = claims[0] ? [lease, other] : [other, lease];
    expect(await store.renewSyncCheck(one)).toBe(true);
    expect(await store.renewSyncCheck(two)).toBe(false);
    await store.releaseSyncCheck(two.holder);
    expect(await store.claimSyncCheck(two)).toBe(false);
    await store.releaseSyncCheck(one.holder);
    expect(await store.claimSyncCheck(two)).toBe(true);
  });

  it('are made again when asked for while one is made', async () => {
    const store = await create();
    await store.requestSyncCheck();
    await store.claimSyncCheck(lease);
    const startedAt = started();
    await tick();
    await store.requestSyncCheck();
    await store.saveSyncCheck({ startedAt, drift: [], quotas: [] });
    await store.releaseSyncCheck(lease.holder);
    expect(await store.claimSyncCheck(other)).toBe(true);
    await store.saveSyncCheck({
      startedAt: started(),
      drift: [],
      quotas: [],
    });
    await store.releaseSyncCheck(other.holder);
    expect(await store.claimSyncCheck(lease)).toBe(false);
  });

  it('forget what was mended since', async () => {
    const store = await withAttributes(create, 'Tier:Gold');
    await drain(store);
    await tick();
    const check = { startedAt: started(), drift: [missing], quotas: [] };
    await store.saveSyncCheck(check);
    await store.requestSync([tier]);
    expect((await store.getSyncCheck(5)).driftCount).toBe(1);
    await drain(store);
    expect((await store.getSyncCheck(5)).driftCount).toBe(0);
  });
}

/** Takes what is due, as done, and says what it was. */
async function drain(store: PatternStore): Promise<SyncSubject[]> {
  const requests: SyncRequest[] = await store.claimSyncRequests(lease, 100);
  for (const request of requests) {
    await store.finishSync(request, lease.holder, { done: true });
  }
  return requests.map(({ subject }) => subject);
}

async function fail(store: PatternStore, message: string, retryAt?: Date) {
  const [request] = await store.claimSyncRequests(lease, 1);
  await store.finishSync(request, lease.holder, {
    done: false,
    message,
    retryAt,
  });
}

async function stateOf(store: PatternStore, id = 'TIER:GOLD') {
  return (await store.getAttribute(id, everything))?.sync;
}

/** Times are in milliseconds. */
async function tick() {
  await new Promise(resolve => setTimeout(resolve, 5));
}
