import type { LaunchState } from '@apo/backstage-plugin-patterns-common';
import type { PatternStore } from '../store/PatternStore';
import type { StoreTransfer } from '../store/StoreTransfer';
import type { StatisticsQuery } from '../store/StatisticsStore';
import { aLaunch } from './launches';
import { atTimes } from './statisticsScene';
import {
  aDigest,
  aSubmission,
  everything,
  published,
  step,
  submitTo,
} from './storeFixtures';

/** A store with figures, and the transfer that brings data of other times. @public */
export type CountedStore = PatternStore & StoreTransfer;

type Create = () => Promise<CountedStore>;

const now = new Date('2026-11-26T10:00:00.000Z');

/**
 * What the figures of every store are. Call it in a test file, as
 * `patternStoreContract`.
 *
 * @param create - makes a store with nothing in it
 * @public
 */
export function statisticsContract(create: Create): void {
  describe('StatisticsStore contract', () => {
    describeCounts(create);
    describeRefusals(create);
    describePublication(create);
    describeUsed(create);
    describeStale(create);
  });
}

function ask(store: PatternStore, query: Partial<StatisticsQuery> = {}) {
  return store.getStatistics({ now, visibility: everything, ...query });
}

function describeCounts(create: Create) {
  it('are nothing in an empty store', async () => {
    expect(await ask(await create())).toEqual({
      patterns: [],
      versions: [],
      publication: [],
      refusals: [],
      used: [],
      stale: [],
    });
  });

  it('count patterns by type and lifecycle, and versions by state', async () => {
    const store = await create();
    await submitTo(store, 'published');
    await submitTo(store, 'deprecated', { version: '1.1.0' });
    await submitTo(store, 'rejected', { version: '2.0.0' });
    await submitTo(store, 'in-review', { patternName: 'draft' });
    await submitTo(store, 'revoked', { patternName: 'gone' });
    await submitTo(store, 'published', { patternName: 'queue', type: 'CDK' });
    // Whoever may read figures reads those of everything.
    for (const visibility of [everything, published]) {
      const { patterns, versions } = await ask(store, { visibility });
      expect(patterns).toEqual([
        { type: 'CDK', lifecycle: 'active', count: 1 },
        { type: 'CFN', lifecycle: 'active', count: 1 },
        { type: 'CFN', lifecycle: 'revoked', count: 1 },
        { type: 'CFN', lifecycle: 'unpublished', count: 1 },
      ]);
      expect(versions).toEqual([
        { state: 'deprecated', count: 1 },
        { state: 'in-review', count: 1 },
        { state: 'published', count: 2 },
        { state: 'rejected', count: 1 },
        { state: 'revoked', count: 1 },
      ]);
    }
  });

  it('follow a version that is submitted again', async () => {
    const store = await create();
    await submitTo(store, 'rejected');
    expect((await ask(store)).versions).toEqual([
      { state: 'rejected', count: 1 },
    ]);
    await store.submitVersion(aSubmission({ digest: aDigest('mended') }));
    expect((await ask(store)).versions).toEqual([
      { state: 'validating', count: 1 },
    ]);
  });
}

function describeRefusals(create: Create) {
  const [s3, kms] = ['S3_ENCRYPTED', 'KMS_ROTATED'].map(ruleId => ({
    tool: 'cfn-guard',
    ruleId,
  }));
  const lint = { tool: 'lint', ruleId: 'S3_ENCRYPTED' };

  it('count the rules that refused a version, most often first', async () => {
    const store = await create();
    const { version } = await store.submitVersion(aSubmission());
    await step(store, version, 'invalid', { refusedBy: [s3, lint, s3] });
    const again = { digest: aDigest('again') };
    await store.submitVersion(aSubmission(again));
    // What was counted stays, though the version has left the state.
    expect((await ask(store)).refusals).toEqual([
      { ...s3, count: 1 },
      { ...lint, count: 1 },
    ]);
    await step(store, version, 'invalid', { refusedBy: [kms, s3] });
    expect((await ask(store)).refusals).toEqual([
      { ...s3, count: 2 },
      { ...kms, count: 1 },
      { ...lint, count: 1 },
    ]);
  });

  it('count nothing of a step that is refused', async () => {
    const store = await create();
    const { version } = await store.submitVersion(aSubmission());
    await step(store, version, 'in-review', { refusedBy: [s3] });
    await expect(
      step(store, version, 'invalid', { refusedBy: [s3] }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect((await ask(store)).refusals).toEqual([]);
  });

  it('count every one of many that come at once', async () => {
    const store = await create();
    const names = Array.from({ length: 8 }, (_, i) => `pattern-${i}`);
    for (const patternName of names) {
      await store.submitVersion(aSubmission({ patternName }));
    }
    const refusedBy = [s3, kms, lint];
    await Promise.all(
      names.map((patternName, i) =>
        step(store, { patternName, version: '1.0.0' }, 'invalid', {
          refusedBy: i % 2 ? refusedBy : [...refusedBy].reverse(),
        }),
      ),
    );
    expect((await ask(store)).refusals).toEqual([
      { ...kms, count: 8 },
      { ...s3, count: 8 },
      { ...lint, count: 8 },
    ]);
    expect((await ask(store)).versions).toEqual([
      { state: 'invalid', count: 8 },
    ]);
  });

  it('tell twenty rules, of more than a transaction has room for', async () => {
    const store = await create();
    const many = Array.from({ length: 300 }, (_, i) => ({
      tool: 'cfn-guard',
      ruleId: `RULE_${String(i).padStart(3, '0')}`,
    }));
    const { version } = await store.submitVersion(aSubmission());
    await step(store, version, 'invalid', { refusedBy: many });
    expect((await ask(store)).refusals).toEqual(
      many.slice(0, 20).map(rule => ({ ...rule, count: 1 })),
    );
    expect((await store.countItems()).refusal).toBe(300);
  });
}

function describePublication(create: Create) {
  it('tell how long versions took, by month, to the hour', async () => {
    const store = await create();
    const hours = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100];
    await store.writeItems(
      atTimes([
        ...hours.map((took, i) => ({
          patternName: `october-${i}`,
          publishedAt: '2026-10-31T23:59:59.000Z',
          took,
        })),
        {
          patternName: 'november',
          publishedAt: '2026-11-01T00:00:00.000Z',
          took: 0.5,
        },
        {
          patternName: 'first',
          publishedAt: '2025-12-01T00:00:00.000Z',
          took: 24,
        },
        {
          patternName: 'before',
          publishedAt: '2025-11-30T23:59:59.000Z',
          took: 1,
        },
      ]),
    );
    expect((await ask(store)).publication).toEqual([
      { month: '2025-12', count: 1, medianHours: 24, p90Hours: 24 },
      { month: '2026-10', count: 10, medianHours: 5, p90Hours: 9 },
      { month: '2026-11', count: 1, medianHours: 0.5, p90Hours: 0.5 },
    ]);
  });

  it('count a version once, in the month of its publication', async () => {
    const store = await create();
    const version = await submitTo(store, 'deprecated');
    await step(store, version, 'published');
    await submitTo(store, 'publish-failed', { patternName: 'failing' });
    const { publication } = await ask(store, { now: new Date() });
    expect(publication).toEqual([
      {
        month: new Date().toISOString().slice(0, 7),
        count: 1,
        medianHours: 0,
        p90Hours: 0,
      },
    ]);
  });

  it('stay the same when the same data comes again', async () => {
    const store = await create();
    const items = atTimes([
      {
        patternName: 'bucket',
        publishedAt: '2026-10-05T00:00:00.000Z',
        took: 3,
      },
    ]);
    await store.writeItems(items);
    const once = await ask(store);
    await store.writeItems(items);
    expect(await ask(store)).toEqual(once);
    expect(once.versions).toEqual([{ state: 'published', count: 1 }]);
  });
}

function describeUsed(create: Create) {
  const launch = (
    store: CountedStore,
    id: string,
    patternName: string,
    state: LaunchState = 'available',
  ) => store.addLaunch(aLaunch({ id, name: id, patternName, state }));

  it('name the patterns with most uses that have not ended', async () => {
    const store = await create();
    await submitTo(store, 'published', { title: 'Bucket' });
    await submitTo(store, 'published', {
      patternName: 'queue',
      title: 'Queue',
      owner: 'group:b/c',
    });
    await submitTo(store, 'published', { patternName: 'unused' });
    await launch(store, 'b-1', 'bucket', 'failed');
    await launch(store, 'b-2', 'bucket');
    await launch(store, 'q-1', 'queue', 'recorded');
    await launch(store, 'q-2', 'queue', 'starting');
    expect((await ask(store)).used).toEqual([
      { name: 'queue', title: 'Queue', count: 2 },
      { name: 'bucket', title: 'Bucket', count: 1 },
    ]);
    const filter = { key: 'owner' as const, values: ['group:b/c'] };
    expect(
      (await ask(store, { visibility: { unpublished: true, filter } })).used,
    ).toEqual([{ name: 'queue', title: 'Queue', count: 2 }]);

    await store.moveLaunch('q-1', 'recorded', 'ended');
    await store.moveLaunch('q-2', 'starting', 'failed');
    expect((await ask(store)).used).toEqual([
      { name: 'bucket', title: 'Bucket', count: 1 },
    ]);
  });

  it('name the same ones where the data was brought, also twice', async () => {
    const [source, target] = [await create(), await create()];
    await submitTo(source, 'published');
    await launch(source, 'b-1', 'bucket');
    await launch(source, 'b-2', 'bucket', 'ended');
    for (let round = 0; round < 2; round++) {
      for (const kind of ['pattern', 'version', 'launch'] as const) {
        for await (const { items } of source.readItems(kind)) {
          await target.writeItems(items);
        }
      }
      expect((await ask(target)).used).toEqual((await ask(source)).used);
    }
    await target.moveLaunch('b-1', 'available', 'ended');
    expect((await ask(target)).used).toEqual([]);
  });

  it('name ten of them', async () => {
    const store = await create();
    const names = Array.from({ length: 11 }, (_, i) => `used-${10 + i}`);
    for (const patternName of names) {
      await submitTo(store, 'validating', { patternName });
      await launch(store, `of-${patternName}`, patternName);
    }
    const { used } = await ask(store);
    expect(used.map(({ name }) => name)).toEqual(names.slice(0, 10));
    expect((await ask(store, { visibility: published })).used).toEqual([]);
  });
}

function describeStale(create: Create) {
  it('name published patterns that nobody changed for half a year, oldest first', async () => {
    const store = await create();
    const old = (patternName: string, publishedAt: string) => ({
      patternName,
      publishedAt,
      took: 1,
    });
    await store.writeItems(
      atTimes([
        old('younger', '2026-05-26T09:59:59.999Z'),
        old('fresh', '2026-05-26T10:00:00.000Z'),
        old('oldest', '2024-01-01T00:00:00.000Z'),
        { ...old('private', '2025-01-01T00:00:00.000Z'), owner: 'group:b/c' },
        { ...old('retired', '2025-02-01T00:00:00.000Z'), retired: true },
      ]),
    );
    const namesFor = async (query: Partial<StatisticsQuery>) =>
      (await ask(store, query)).stale.map(({ name }) => name);
    expect(await namesFor({})).toEqual(['oldest', 'private', 'younger']);
    const filter = { key: 'owner' as const, values: ['group:b/c'] };
    expect(
      await namesFor({ visibility: { unpublished: true, filter } }),
    ).toEqual(['private']);
    expect((await ask(store)).stale[0]).toEqual({
      name: 'oldest',
      title: 'Title of oldest',
      owner: 'group:default/platform',
      updatedAt: '2024-01-01T00:00:00.000Z',
    });
  });

  it('name ten stale ones', async () => {
    const store = await create();
    await store.writeItems(
      atTimes(
        Array.from({ length: 12 }, (_, i) => ({
          patternName: `old-${String(i).padStart(2, '0')}`,
          publishedAt: '2025-01-01T00:00:00.000Z',
          took: 1,
        })),
      ),
    );
    const { stale } = await ask(store);
    expect(stale.map(({ name }) => name)).toEqual(
      Array.from({ length: 10 }, (_, i) => `old-${String(i).padStart(2, '0')}`),
    );
  });
}
