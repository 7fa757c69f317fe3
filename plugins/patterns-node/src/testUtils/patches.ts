import type { VersionPatch } from '../store/PatternStore';
import { aDigest, aSubmission, step, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

const release = {
  startedAt: '2026-01-02T03:04:05.006Z',
  startedBy: 'user:default/admin',
  attempts: 1,
  keyHash: aDigest('key'),
};

/** Cases of `patchVersion`, and of the patch of a transition. */
export function describePatches(create: CreateStore): void {
  describe('patch', () => {
    describeParts(create);
    describeExpectations(create);
  });
}

function describeParts(create: CreateStore) {
  it('sets parts, leaves the others alone and removes with null', async () => {
    const store = await create();
    const { version } = await store.submitVersion(aSubmission());
    const parts = {
      findings: { error: 0, warning: 2, info: 1, rulesChecked: 30 },
      problem: { message: 'The scanner was slow', at: release.startedAt },
      release,
    } satisfies VersionPatch;
    const patched = await store.patchVersion(version, version, parts);
    expect(patched).toMatchObject({ ...parts, state: 'validating' });

    const mended = await step(store, version, 'in-review', {
      patch: { problem: null, release: { ...release, taskId: 'task-1' } },
    });
    expect(mended).toMatchObject({
      findings: parts.findings,
      release: { ...release, taskId: 'task-1' },
    });
    expect(mended.problem).toBeUndefined();
    expect(await store.getVersion(version)).toEqual(mended);
  });

  it('keeps the package of a build until the next submission', async () => {
    const store = await create();
    const { version } = await store.submitVersion(aSubmission());
    const built = {
      name: '@patterns/bucket',
      integrity: 'sha512-AAAA',
      size: 1234,
      outputs: aDigest('outputs'),
    };
    const patch = { package: built };
    const reviewed = await step(store, version, 'in-review', { patch });
    expect(reviewed.package).toEqual(built);
    await step(store, version, 'rejected');
    const again = await store.submitVersion(aSubmission());
    expect(again.version.package).toBeUndefined();
  });

  it('keeps where it went', async () => {
    const store = await create();
    const version = await submitTo(store, 'publishing');
    const publication = {
      targetName: 'default',
      target: 'service-catalog' as const,
      publishedAt: release.startedAt,
      digest: version.digest,
      accountId: '111122223333',
      region: 'eu-central-1',
      productId: 'prod-1',
    };
    const other = { ...publication, targetName: 'us', region: 'us-east-1' };
    const done = { publications: [publication] };
    const first = await store.patchVersion(version, version, done);
    expect(first).toMatchObject(done);
    const patch = { publications: [publication, other] };
    await step(store, version, 'published', { patch });
    expect(await store.getVersion(version)).toMatchObject(patch);
  });
}

function describeExpectations(create: CreateStore) {
  it('is refused when the state or the digest is another', async () => {
    const store = await create();
    const version = await submitTo(store, 'in-review');
    const { digest } = version;
    const patch = { problem: { message: 'never stored' } };
    for (const [expected, told] of [
      [{ state: 'validating' as const, digest }, 'in-review'],
      [{ state: 'in-review' as const, digest: aDigest('other') }, digest],
    ] as const) {
      await expect(
        store.patchVersion(version, expected, patch),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(told),
      });
    }
    expect(await store.getVersion(version)).toEqual(version);
    await expect(
      store.patchVersion({ ...version, version: '9.0.0' }, version, patch),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('is refused when the release was started with another key', async () => {
    const store = await create();
    const version = await submitTo(store, 'publishing');
    await store.patchVersion(version, version, { release });
    const renewed = { ...release, keyHash: aDigest('new key') };
    const withKey = { ...version, keyHash: release.keyHash };
    await store.patchVersion(version, withKey, { release: renewed });
    await expect(
      store.patchVersion(version, withKey, {
        release: { ...release, taskId: 'late' },
      }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await store.getVersion(version)).toMatchObject({ release: renewed });
  });
}
