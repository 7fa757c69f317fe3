import {
  aDigest,
  aSubmission,
  openConnections,
  step,
  stepsOf,
  submitTo,
} from './storeFixtures';
import type { CreateStore } from './storeFixtures';

/** Cases of several callers at once. */
export function describeRaces(create: CreateStore): void {
  describe('race', () => {
    describeSubmissionRaces(create);
    describeTransitionRaces(create);
  });
}

function describeSubmissionRaces(create: CreateStore) {
  it('lets one of several submissions of a new pattern win', async () => {
    const store = await create();
    await openConnections(store);
    const won = await expectOneWinner(
      ['a', 'b', 'c', 'd'].map(text =>
        store.submitVersion(
          aSubmission({ digest: aDigest(text), title: `Title ${text}` }),
        ),
      ),
    );
    expect(await store.getVersions('bucket')).toEqual([won.version]);
    expect(await stepsOf(store, 'bucket')).toEqual([won.transition]);
  });

  it('lets one of several submissions again win', async () => {
    const store = await create();
    await openConnections(store);
    await submitTo(store, 'rejected');
    const won = await expectOneWinner(
      ['a', 'b', 'c'].map(text =>
        store.submitVersion(aSubmission({ digest: aDigest(text) })),
      ),
    );
    expect(await store.getVersions('bucket')).toEqual([won.version]);
    expect(await stepsOf(store, 'bucket')).toHaveLength(4);
  });
}

function describeTransitionRaces(create: CreateStore) {
  it('lets one of several approvals win', async () => {
    const store = await create();
    await openConnections(store);
    const version = await submitTo(store, 'in-review');
    const won = await expectOneWinner(
      ['a', 'b', 'c', 'd'].map(name =>
        step(store, version, 'approved', { actor: `user:default/${name}` }),
      ),
    );
    expect(await store.getVersion(version)).toEqual(won);
    expect(await stepsOf(store, 'bucket')).toHaveLength(3);
  });

  it('lets an approval or a rejection win', async () => {
    const store = await create();
    await openConnections(store);
    const version = await submitTo(store, 'in-review');
    const won = await expectOneWinner([
      step(store, version, 'approved'),
      step(store, version, 'rejected'),
    ]);
    expect((await store.getPattern('bucket'))?.newestState).toBe(won.state);
  });

  it('counts both versions that are published at once', async () => {
    const store = await create();
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const versions = [];
    for (const patternName of names) {
      for (const version of ['1.0.0', '2.0.0']) {
        const changes = { patternName, version };
        versions.push(await submitTo(store, 'publishing', changes));
      }
    }
    await openConnections(store);
    await Promise.all(
      versions.map(({ patternName, version, digest }) =>
        store.transition({
          patternName,
          version,
          from: 'publishing',
          to: 'published',
          digest,
          actor: 'user:default/admin',
        }),
      ),
    );
    for (const pattern of await store.getPatterns(names)) {
      expect(pattern).toMatchObject({
        lifecycle: 'active',
        latestVersion: '2.0.0',
        newestState: 'published',
      });
    }
  });
}

async function expectOneWinner<T>(attempts: Promise<T>[]): Promise<T> {
  const results = await Promise.allSettled(attempts);
  const lost = results.filter(result => result.status === 'rejected');
  expect(lost.map(({ reason }) => reason.name)).toEqual(
    Array(attempts.length - 1).fill('ConflictError'),
  );
  return results.find(result => result.status === 'fulfilled')!.value;
}
