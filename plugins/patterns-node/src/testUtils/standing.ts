import type { VersionState } from '@apo/backstage-plugin-patterns-common';
import { aSubmission, step, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

/** Cases of what a pattern tells of its versions. */
export function describeStanding(create: CreateStore): void {
  describe('standing', () => {
    describeLifecycle(create);
    describeOrder(create);
  });
}

function describeLifecycle(create: CreateStore) {
  it.each<[VersionState, VersionState, string, string | undefined]>([
    ['published', 'in-review', 'active', '1.0.0'],
    ['published', 'published', 'active', '2.0.0'],
    ['published', 'deprecated', 'active', '1.0.0'],
    ['deprecated', 'deprecated', 'deprecated', '2.0.0'],
    ['deprecated', 'revoked', 'deprecated', '1.0.0'],
    ['revoked', 'revoked', 'revoked', undefined],
    ['revoked', 'in-review', 'revoked', undefined],
    ['invalid', 'publish-failed', 'unpublished', undefined],
  ])(
    'with 1.0.0 %s and 2.0.0 %s the pattern is %s, its latest version %s',
    async (first, second, lifecycle, latestVersion) => {
      const store = await create();
      await submitTo(store, first, { version: '1.0.0' });
      await submitTo(store, second, { version: '2.0.0' });
      const pattern = await store.getPattern('bucket');
      expect(pattern).toMatchObject({
        lifecycle,
        newestVersion: '2.0.0',
        newestState: second,
      });
      expect(pattern?.latestVersion).toBe(latestVersion);
    },
  );

  it('returns with an undone revocation', async () => {
    const store = await create();
    const version = await submitTo(store, 'revoked');
    await step(store, version, 'deprecated');
    expect(await store.getPattern('bucket')).toMatchObject({
      lifecycle: 'deprecated',
      latestVersion: '1.0.0',
    });
    await step(store, version, 'published');
    expect((await store.getPattern('bucket'))?.lifecycle).toBe('active');
  });
}

function describeOrder(create: CreateStore) {
  it('orders versions as semantic versions, highest first', async () => {
    const store = await create();
    const ascending = [
      '0.9.0',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.9.0',
      '1.10.0',
      '10.0.0',
    ];
    for (const version of ascending) {
      await store.submitVersion(aSubmission({ version }));
    }
    const versions = await store.getVersions('bucket');
    expect(versions.map(({ version }) => version)).toEqual(ascending.reverse());
    expect((await store.getPattern('bucket'))?.newestVersion).toBe('10.0.0');
  });

  it('keeps the latest version when an older line is published', async () => {
    const store = await create();
    const old = await submitTo(store, 'in-review', { version: '1.9.0' });
    await submitTo(store, 'published', { version: '1.10.0' });
    for (const to of ['approved', 'publishing', 'published'] as const) {
      await step(store, old, to);
    }
    expect((await store.getPattern('bucket'))?.latestVersion).toBe('1.10.0');
  });
}
