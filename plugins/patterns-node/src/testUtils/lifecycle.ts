import {
  lifecycleSubject,
  type VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { PatternStore, RetirementRecord } from '../store/PatternStore';
import {
  everything,
  filledOnce,
  namesOf,
  published,
  step,
  submitTo,
  type CreateStore,
} from './storeFixtures';

const lease = { holder: 'one', durationMs: 60_000 };
const first = { patternName: 'bucket', version: '1.0.0' };
const subject = lifecycleSubject(first);

/** Cases of deprecation, revocation and the way back. */
export function describeLifecycle(create: CreateStore): void {
  describe('lifecycle', () => {
    describeRetirement(create);
    describeRequests(create);
    describeRevoked(create);
  });
}

/** Why something is deprecated by itself. */
export function aRetirement(
  changes: Partial<RetirementRecord> = {},
): RetirementRecord {
  return {
    reason: 'It keeps no versions',
    successor: 'store',
    by: 'user:default/admin',
    at: '2026-01-02T03:04:05.006Z',
    scope: 'version',
    before: { state: 'published' },
    ...changes,
  };
}

function describeRetirement(create: CreateStore) {
  it('keeps why a version is retired, and what it was before', async () => {
    const store = await create();
    await submitTo(store, 'published');
    const deprecated = aRetirement();
    await step(store, first, 'deprecated', {
      patch: { retirement: deprecated },
    });
    const revoked = aRetirement({
      scope: 'pattern',
      before: { state: 'deprecated', retirement: deprecated },
    });
    await step(store, first, 'revoked', { patch: { retirement: revoked } });
    expect((await store.getVersion(first))?.retirement).toEqual(revoked);
    expect((await store.getVersions('bucket'))[0].retirement).toEqual(revoked);
    await step(store, first, 'deprecated');
    expect((await store.getVersion(first))?.retirement).toEqual(revoked);
    await step(store, first, 'published', { patch: { retirement: null } });
    expect((await store.getVersion(first))?.retirement).toBeUndefined();
  });

  it('tells why a pattern is deprecated: for what its latest version is', async () => {
    const store = await create();
    const { before: _before, ...said } = aRetirement();
    const tell = async () => {
      const { items } = await store.listPatterns({
        sort: 'name',
        order: 'asc',
        limit: 5,
        visibility: published,
      });
      const pattern = await store.getPattern('bucket');
      expect(items[0]?.retirement).toEqual(pattern?.retirement);
      return pattern?.retirement;
    };
    const retire = (version: string, reason: string, to: VersionState) =>
      step(store, { patternName: 'bucket', version }, to, {
        patch: { retirement: aRetirement({ reason }) },
      });
    await submitTo(store, 'published', {});
    const { digest } = await submitTo(store, 'published', { version: '2.0.0' });
    await retire('2.0.0', 'Second', 'deprecated');
    expect(await tell()).toBeUndefined();
    await retire('1.0.0', 'First', 'deprecated');
    expect(await tell()).toEqual({ ...said, reason: 'Second' });
    await store.patchVersion(
      { patternName: 'bucket', version: '2.0.0' },
      { state: 'deprecated', digest },
      { retirement: aRetirement({ reason: 'Better said' }) },
    );
    expect(await tell()).toEqual({ ...said, reason: 'Better said' });
    await retire('2.0.0', 'Third', 'revoked');
    expect(await tell()).toEqual({ ...said, reason: 'First' });
    await step(store, first, 'published', { patch: { retirement: null } });
    expect(await tell()).toBeUndefined();
  });

  it('finds a pattern by the words of what is its latest version then', async () => {
    const store = await create();
    const words = (text: string) => ({ text, resourceTypes: [`AWS::${text}`] });
    await submitTo(store, 'published', {}, words('lilac'));
    const second = await submitTo(
      store,
      'published',
      { version: '2.0.0' },
      words('maroon'),
    );
    const find = (search: string) =>
      namesOf(store, { search, visibility: published });
    expect(await find('maroon')).toEqual(['bucket']);
    await step(store, second, 'deprecated', {
      index: { ...words('lilac'), version: '1.0.0' },
    });
    expect(await find('maroon')).toEqual([]);
    expect(await find('lilac')).toEqual(['bucket']);
    const { resourceType } = await store.getFacets(published);
    expect(resourceType).toEqual([{ value: 'AWS::lilac', count: 1 }]);
    // Words of what is not the latest version change nothing.
    await step(store, second, 'revoked', {
      index: { ...words('maroon'), version: '2.0.0' },
    });
    expect(await find('maroon')).toEqual([]);
  });
}

function describeRequests(create: CreateStore) {
  it('asks for each step to be shown on AWS', async () => {
    const store = await create();
    await submitTo(store, 'published');
    expect(await store.getSyncState(subject)).toBeUndefined();
    expect(await drain(store)).toEqual([]);
    for (const to of ['deprecated', 'revoked', 'deprecated', 'published']) {
      await step(store, first, to as VersionState);
      expect(await store.getSyncState(subject)).toMatchObject({
        state: 'pending',
      });
      expect(await drain(store)).toEqual([subject]);
      expect(await store.getSyncState(subject)).toEqual({
        state: 'synced',
        at: expect.stringMatching(/Z$/),
      });
    }
  });

  it('asks again for another reason, and for nothing that was refused', async () => {
    const store = await create();
    const { digest } = await submitTo(store, 'deprecated');
    await drain(store);
    const patch = { retirement: aRetirement({ reason: 'Better said' }) };
    const expected = { state: 'deprecated' as const, digest };
    await store.patchVersion(first, expected, patch);
    expect((await store.getVersion(first))?.retirement).toEqual(
      patch.retirement,
    );
    expect(await drain(store)).toEqual([subject]);
    await expect(
      store.patchVersion(first, { state: 'published', digest }, patch),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(
      step(store, first, 'revoked', { from: 'published' }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await drain(store)).toEqual([]);
  });

  it('hands its requests to nobody who asks for those of attributes', async () => {
    const store = await create();
    await submitTo(store, 'deprecated');
    const ofAttributes = await store.claimSyncRequests(lease, 10);
    expect(ofAttributes.map(r => r.subject)).toEqual([
      { kind: 'pattern', id: 'bucket' },
    ]);
    const [request, ...none] = await claim(store);
    expect([request.subject, none]).toEqual([subject, []]);
    expect(await store.renewSyncLease(request, lease)).toBe(true);
    const gone = { done: false, message: 'No such product' } as const;
    await store.finishSync(request, lease.holder, gone);
    expect(await store.getSyncState(subject)).toEqual({
      state: 'failed',
      message: 'No such product',
    });
    expect(await store.getSyncStanding(10)).toEqual({
      pending: 1,
      failures: [],
      failureCount: 0,
    });
    await store.requestSync([subject]);
    expect(await drain(store)).toEqual([subject]);
  });
}

function describeRevoked(create: CreateStore) {
  const store = filledOnce(async () => {
    const filled = await create();
    const index = { text: 'secret words', resourceTypes: ['AWS::A::B'] };
    await submitTo(filled, 'published', {}, index);
    await submitTo(filled, 'revoked', { version: '2.0.0' }, index);
    await submitTo(filled, 'revoked', { patternName: 'gone' }, index);
    return filled;
  });

  it('shows nothing of a revoked pattern to who sees what is published', async () => {
    const visibility = published;
    expect(await namesOf(store(), { visibility })).toEqual(['bucket']);
    expect(await namesOf(store(), { visibility, search: 'secret' })).toEqual([
      'bucket',
    ]);
    for (const query of [
      { search: 'gone' },
      { lifecycle: ['revoked'] },
      { state: ['revoked'] },
    ]) {
      expect(await namesOf(store(), { visibility, ...query })).toEqual([]);
    }
    const facets = await store().getFacets(visibility);
    expect([facets.total, facets.lifecycle, facets.resourceType]).toEqual([
      1,
      [{ value: 'active', count: 1 }],
      [{ value: 'AWS::A::B', count: 1 }],
    ]);
    expect(await namesOf(store(), { visibility: everything })).toEqual([
      'bucket',
      'gone',
    ]);
  });

  it('lists no revoked version to who sees what is published', async () => {
    const list = async (state?: VersionState[]) => {
      const query = { order: 'asc', limit: 50, state } as const;
      const page = await store().listVersions({
        ...query,
        visibility: published,
      });
      return page.items.map(v => `${v.patternName} ${v.version}`);
    };
    expect(await list()).toEqual(['bucket 1.0.0']);
    expect(await list(['revoked'])).toEqual([]);
  });

  it('takes no revoked version for what is published', async () => {
    expect(await store().getPublished('gone')).toBeUndefined();
    expect((await store().getPattern('bucket'))?.latestVersion).toBe('1.0.0');
  });
}

async function claim(store: PatternStore) {
  return store.claimSyncRequests(lease, 10, 'lifecycle');
}

/** Takes what is due, as done, and says what it was. */
async function drain(store: PatternStore) {
  const requests = await claim(store);
  for (const request of requests) {
    await store.finishSync(request, lease.holder, { done: true });
  }
  return requests.map(request => request.subject);
}
