import { aDigest, aSubmission, step, stepsOf, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

const ref = { patternName: 'bucket', version: '1.0.0' };

/** Cases of `submitVersion`. */
export function describeSubmissions(create: CreateStore): void {
  describe('submission', () => {
    describeFirst(create);
    describeAgain(create);
    describeRefusals(create);
    describeDescription(create);
  });
}

function describeFirst(create: CreateStore) {
  it('creates the pattern with its first version', async () => {
    const store = await create();
    const submission = aSubmission({
      notes: 'First',
      sourceUrl: 'https://x.y',
    });
    const { version, transition } = await store.submitVersion(submission);

    expect(version).toMatchObject({
      ...ref,
      digest: submission.digest,
      state: 'validating',
      notes: 'First',
      files: submission.files,
      submittedBy: 'user:default/publisher',
    });
    expect(version.submittedAt).toBe(
      new Date(version.submittedAt).toISOString(),
    );
    expect(transition).toMatchObject({
      version: '1.0.0',
      to: 'validating',
      actor: 'user:default/publisher',
      digest: submission.digest,
    });
    expect(transition.from).toBeUndefined();
    expect(await store.getVersion(ref)).toEqual(version);
    expect(await store.getPattern('bucket')).toMatchObject({
      name: 'bucket',
      title: 'Encrypted bucket',
      type: 'CFN',
      description: 'Keeps objects safe',
      owner: 'group:default/platform',
      attributes: {},
      lifecycle: 'unpublished',
      newestVersion: '1.0.0',
      newestState: 'validating',
      sourceUrl: 'https://x.y',
      createdBy: 'user:default/publisher',
    });
  });

  it('finds nothing where nothing is', async () => {
    const store = await create();
    await store.submitVersion(aSubmission());
    expect(await store.getPattern('other')).toBeUndefined();
    expect(
      await store.getVersion({ ...ref, version: '2.0.0' }),
    ).toBeUndefined();
    expect(await store.getVersions('other')).toEqual([]);
    expect(await stepsOf(store, 'other')).toEqual([]);
    expect(
      (await store.getPatterns(['other', 'bucket', 'bucket'])).map(
        pattern => pattern?.name,
      ),
    ).toEqual([undefined, 'bucket', 'bucket']);
  });
}

function describeAgain(create: CreateStore) {
  it.each(['invalid', 'rejected'] as const)(
    'voids what was said of a version that was %s',
    async state => {
      const store = await create();
      const before = await submitTo(store, state);
      await store.patchVersion(ref, before, {
        findings: { error: 1, warning: 0, info: 0, rulesChecked: 9 },
        problem: { message: 'It is open to the world' },
        review: {
          decision: 'reject',
          reviewer: 'user:default/admin',
          at: before.updatedAt,
          digest: before.digest,
        },
      });
      const digest = aDigest('mended');
      const again = await store.submitVersion(aSubmission({ digest }));

      expect(again.version).toMatchObject({ digest, state: 'validating' });
      expect(again.transition).toMatchObject({ from: state, digest });
      const stored = await store.getVersion(ref);
      expect(stored).toEqual(again.version);
      expect(stored?.findings).toBeUndefined();
      expect(stored?.problem).toBeUndefined();
      expect(stored?.review).toBeUndefined();
      expect((await stepsOf(store, 'bucket', '1.0.0')).at(-1)).toEqual(
        again.transition,
      );
      expect(await store.getVersions('bucket')).toHaveLength(1);
    },
  );

  it('keeps invalid versions out of the order of the next', async () => {
    const store = await create();
    await submitTo(store, 'invalid', { version: '2.0.0' });
    await submitTo(store, 'validating', { version: '1.0.0' });
    expect(await store.getPattern('bucket')).toMatchObject({
      newestVersion: '2.0.0',
      newestState: 'invalid',
    });
  });
}

function describeRefusals(create: CreateStore) {
  it.each([
    'validating',
    'in-review',
    'approved',
    'publishing',
    'publish-failed',
    'published',
    'deprecated',
    'revoked',
  ] as const)('refuses a version again that is %s', async state => {
    const store = await create();
    const before = await submitTo(store, state);
    await expect(
      store.submitVersion(aSubmission({ digest: aDigest('other') })),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(state),
    });
    expect(await store.getVersion(ref)).toEqual(before);
  });

  it.each([
    ['1.0.0', '0.9.9', '1.0.1'],
    ['1.10.0', '1.9.0', '1.10.1'],
    ['1.0.0', '1.0.0-rc.1', '1.0.1'],
    ['1.0.0-rc.10', '1.0.0-rc.9', '1.0.0'],
  ])('after %s refuses %s and suggests %s', async (first, second, next) => {
    const store = await create();
    await submitTo(store, 'in-review', { version: first });
    const refused = store.submitVersion(aSubmission({ version: second }));
    await expect(refused).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        new RegExp(`${escape(first)}\\b.*\\b${escape(next)}`, 's'),
      ),
    });
    expect(await store.getVersions('bucket')).toHaveLength(1);
  });

  it('refuses a version of another type', async () => {
    const store = await create();
    await submitTo(store, 'published');
    await expect(
      store.submitVersion(aSubmission({ version: '2.0.0', type: 'CDK' })),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('CFN'),
    });
  });
}

function describeDescription(create: CreateStore) {
  const change = {
    version: '2.0.0',
    title: 'Another title',
    description: 'Other words',
    owner: 'group:default/others',
  };
  const { version: _, ...changed } = change;

  it('describes an unpublished pattern by its last submission', async () => {
    const store = await create();
    await submitTo(store, 'rejected');
    await store.submitVersion(aSubmission(change));
    expect(await store.getPattern('bucket')).toMatchObject(changed);
  });

  it('describes a published pattern anew only with an approval', async () => {
    const store = await create();
    await submitTo(store, 'published');
    const draft = await submitTo(store, 'in-review', change);
    expect(await store.getPattern('bucket')).toMatchObject({
      title: 'Encrypted bucket',
      description: 'Keeps objects safe',
      owner: 'group:default/platform',
    });
    await step(store, draft, 'approved');
    expect(await store.getPattern('bucket')).toMatchObject(changed);
  });
}

function escape(version: string) {
  return version.replaceAll('.', '\\.');
}
