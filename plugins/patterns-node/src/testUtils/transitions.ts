import {
  mayTransition,
  versionStates,
  type VersionState,
} from '@apo/backstage-plugin-patterns-common';
import { aDigest, step, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

/** Cases of `transition` and `getHistory`. */
export function describeTransitions(create: CreateStore): void {
  describe('transition', () => {
    it.each(versionStates)('from %s takes the legal steps only', from =>
      expectLegalSteps(create, from),
    );
    describeBinding(create);
    describeHistory(create);
  });
}

async function expectLegalSteps(create: CreateStore, from: VersionState) {
  const store = await create();
  for (const to of versionStates) {
    const version = await submitTo(store, from, {
      patternName: `to-${to}`,
    });
    const attempt = step(store, version, to, { actor: 'user:default/actor' });
    // Only a submission, which brings a digest, returns to validating.
    if (mayTransition(from, to) && to !== 'validating') {
      expect(await attempt).toMatchObject({ state: to });
      continue;
    }
    await expect(attempt).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(from),
    });
    expect(await store.getVersion(version)).toEqual(version);
  }
}

function describeBinding(create: CreateStore) {
  it('is bound to the digest', async () => {
    const store = await create();
    const version = await submitTo(store, 'in-review');
    await expect(
      step(store, version, 'approved', { digest: aDigest('other') }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(version.digest),
    });
    expect(await store.getVersion(version)).toEqual(version);
    expect(await store.getHistory('bucket')).toHaveLength(2);
  });

  it('says the state of a version that has moved on', async () => {
    const store = await create();
    const version = await submitTo(store, 'rejected');
    await expect(
      step(store, version, 'approved', { from: 'in-review' }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('rejected'),
    });
  });

  it('misses a version that is not there', async () => {
    const store = await create();
    await submitTo(store, 'in-review');
    const missing = { patternName: 'bucket', version: '9.0.0' };
    await expect(step(store, missing, 'in-review')).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('9.0.0'),
    });
  });
}

function describeHistory(create: CreateStore) {
  it('keeps every step, oldest first', async () => {
    const store = await create();
    const version = await submitTo(store, 'in-review');
    await step(store, version, 'rejected', { comment: "It's open; 100%" });
    await submitTo(store, 'invalid', { version: '2.0.0' });

    const history = await store.getHistory('bucket', '1.0.0');
    expect(history.map(({ from, to }) => [from, to])).toEqual([
      [undefined, 'validating'],
      ['validating', 'in-review'],
      ['in-review', 'rejected'],
    ]);
    expect(history.at(-1)).toEqual({
      version: '1.0.0',
      from: 'in-review',
      to: 'rejected',
      actor: 'user:default/admin',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      digest: version.digest,
      comment: "It's open; 100%",
    });
    const all = await store.getHistory('bucket');
    expect(all.map(({ version: of, to }) => [of, to])).toEqual([
      ['1.0.0', 'validating'],
      ['1.0.0', 'in-review'],
      ['1.0.0', 'rejected'],
      ['2.0.0', 'validating'],
      ['2.0.0', 'invalid'],
    ]);
  });
}
