import type { PatternStore } from '../store/PatternStore';
import { openConnections, step, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

const [ann, bob] = ['ann', 'bob'].map(holder => ({
  holder,
  durationMs: 60_000,
}));

/** Cases of leases. */
export function describeLeases(create: CreateStore): void {
  describe('lease', () => {
    describeClaims(create);
    describeExpiry(create);
    describeEnds(create);
  });
}

function describeClaims(create: CreateStore) {
  it('gives a version in the state to one holder', async () => {
    const store = await create();
    await submitTo(store, 'validating', { patternName: 'a' });
    await submitTo(store, 'in-review', { patternName: 'b' });
    const claimed = await store.claimVersions('validating', ann, 10);
    expect(claimed).toMatchObject([{ patternName: 'a', state: 'validating' }]);
    expect(claimed).toEqual([await store.getVersion(claimed[0])]);
    expect(await store.claimVersions('validating', bob, 10)).toEqual([]);
    expect(await store.claimVersions('validating', ann, 10)).toEqual([]);
    expect(await claim(store, 'in-review')).toEqual(['b']);
  });

  it('gives those of one type of pattern', async () => {
    const store = await create();
    await submitTo(store, 'validating', { patternName: 'a' });
    await submitTo(store, 'validating', { patternName: 'b', type: 'CDK' });
    for (const [type, name] of [['CDK', 'b'] as const, ['CFN', 'a'] as const]) {
      const claimed = await store.claimVersions('validating', ann, 10, type);
      expect(claimed.map(({ patternName }) => patternName)).toEqual([name]);
    }
  });

  it('gives the longest waiting first, up to the limit', async () => {
    const store = await create();
    for (const patternName of ['c', 'a', 'b']) {
      await submitTo(store, 'validating', { patternName });
      await pause(5);
    }
    expect(await claim(store, 'validating', 2)).toEqual(['c', 'a']);
    expect(await claim(store, 'validating', 2)).toEqual(['b']);
  });

  it('never gives a version to two replicas at once', async () => {
    const store = await create();
    const names = Array.from({ length: 12 }, (_, i) => `p${10 + i}`);
    for (const patternName of names) {
      await submitTo(store, 'validating', { patternName });
    }
    await openConnections(store);
    const claims: string[] = [];
    for (let round = 0; round < 6 && claims.length < names.length; round++) {
      const won = await Promise.all(
        ['1', '2', '3', '4'].map(holder =>
          store.claimVersions('validating', { ...ann, holder }, 3),
        ),
      );
      for (const versions of won) {
        expect(versions.length).toBeLessThanOrEqual(3);
        claims.push(...versions.map(({ patternName }) => patternName));
      }
    }
    expect(claims.sort()).toEqual(names);
  });
}

function describeExpiry(create: CreateStore) {
  it('ends, and is lost to who claims it next', async () => {
    const store = await create();
    for (const patternName of ['held', 'lost']) {
      await submitTo(store, 'validating', { patternName });
      await pause(5);
    }
    await store.claimVersions('validating', ann, 1);
    const short = { ...ann, durationMs: 40 };
    const [version] = await store.claimVersions('validating', short, 1);
    await pause(80);
    expect(await claim(store, 'validating')).toEqual(['lost']);
    expect(await store.renewLease(version, short)).toBe(false);
    await store.releaseLease(version, 'ann');
    expect(await store.claimVersions('validating', ann, 1)).toEqual([]);
  });

  it('goes on when it is renewed', async () => {
    const store = await create();
    const version = await submitTo(store, 'validating');
    await store.claimVersions('validating', { ...ann, durationMs: 40 }, 1);
    expect(await store.renewLease(version, ann)).toBe(true);
    expect(await store.renewLease(version, bob)).toBe(false);
    await pause(80);
    expect(await store.claimVersions('validating', bob, 1)).toEqual([]);
  });
}

function describeEnds(create: CreateStore) {
  it('is given back', async () => {
    const store = await create();
    const version = await submitTo(store, 'validating');
    await store.claimVersions('validating', ann, 1);
    await store.releaseLease(version, 'ann');
    expect(await store.renewLease(version, ann)).toBe(false);
    expect(await claim(store, 'validating')).toEqual(['bucket']);
  });

  it('ends with a transition', async () => {
    const store = await create();
    const version = await submitTo(store, 'approved');
    await store.claimVersions('approved', ann, 1);
    await step(store, version, 'publishing');
    expect(await store.renewLease(version, ann)).toBe(false);
    expect(await claim(store, 'publishing')).toEqual(['bucket']);
  });

  it('outlives a patch', async () => {
    const store = await create();
    const version = await submitTo(store, 'validating');
    await store.claimVersions('validating', ann, 1);
    await store.patchVersion(version, version, {
      problem: { message: 'Slow' },
    });
    expect(await store.renewLease(version, ann)).toBe(true);
  });
}

async function claim(
  store: PatternStore,
  state: 'validating' | 'in-review' | 'publishing',
  limit = 10,
) {
  const claimed = await store.claimVersions(state, bob, limit);
  return claimed.map(({ patternName }) => patternName);
}

function pause(ms: number) {
  return new Promise(resolve => setTimeout(resolve, ms));
}
