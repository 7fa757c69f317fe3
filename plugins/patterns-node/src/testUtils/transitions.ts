import {
  mayTransition,
  versionStates,
  type VersionState,
} from '@apo/backstage-plugin-patterns-common';
import { aDigest, step, stepsOf, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

/** Cases of `transition`. */
export function describeTransitions(create: CreateStore): void {
  describe('transition', () => {
    it.each(versionStates)('from %s takes the legal steps only', from =>
      expectLegalSteps(create, from),
    );
    describeBinding(create);
  });
}

async function expectLegalSteps(create: CreateStore, from: VersionState) {
  const store = await create();
  const actor = 'user:default/actor';
  // Only a submission, which brings a digest, returns to validating.
  const isLegal = (to: VersionState) =>
    mayTransition(from, to) && to !== 'validating';
  for (const to of versionStates.filter(isLegal)) {
    const version = await submitTo(store, from, { patternName: `to-${to}` });
    expect(await step(store, version, to, { actor })).toMatchObject({
      state: to,
    });
  }
  // What is refused changes nothing: one version is enough for all of these.
  const version = await submitTo(store, from, { patternName: 'stays' });
  for (const to of versionStates.filter(state => !isLegal(state))) {
    await expect(step(store, version, to, { actor })).rejects.toMatchObject({
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
    expect(await stepsOf(store, 'bucket')).toHaveLength(2);
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
