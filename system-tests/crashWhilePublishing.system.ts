import type { Fault } from '../packages/local-aws/src/core/faults/Fault';
import type { SystemPortal } from './portal/SystemPortal';
import type { Faults } from './aws/Faults';
import { expect, test } from './portal/test';
import {
  expectPublishedOnce,
  firstVersions,
  submitForReview,
} from './patterns';

/** The calls that publish a first version, in their order. */
const firstPublish = [
  'GetCallerIdentity',
  'ListPortfolios',
  'PutObject',
  'DescribeProductAsAdmin',
  'CreateProduct',
  'ListProvisioningArtifacts',
  'DescribeProvisioningArtifact',
  'ListPortfoliosForProduct',
  'AssociateProductWithPortfolio',
  'ListConstraintsForPortfolio',
  'CreateConstraint',
];
/** Those of them that change something. */
const firstWrites = [
  'PutObject',
  'CreateProduct',
  'AssociateProductWithPortfolio',
  'CreateConstraint',
];
/** The calls that only a later version makes. */
const laterPublish = [
  'CreateProvisioningArtifact',
  'DescribeConstraint',
  'UpdateProduct',
];

/** Longer than any test. */
const FOREVER_MS = 600_000;

/** As many patterns as calls; which of them is held at which call is open. */
const numbered = (prefix: string, calls: string[]) =>
  firstVersions(
    prefix,
    calls.map((_, index) => String(index + 1)),
  );

type Versions = Awaited<ReturnType<typeof submitForReview>>;

/**
 * Approves as many versions as there are faults. All make the same calls in
 * the same order, and each fault holds who comes first: in the end each
 * version waits for the answer to another call.
 */
async function holdEach(
  { api }: SystemPortal,
  faults: Faults,
  versions: Versions,
  wanted: Fault[],
) {
  expect(versions).toHaveLength(wanted.length);
  await faults.add(...wanted);
  await Promise.all(versions.map(version => api.approve(version)));
  await faults.met();
}

async function expectPublishing({ api }: SystemPortal, versions: Versions) {
  const states = await Promise.all(
    versions.map(async version => (await api.findVersion(version))?.state),
  );
  expect(new Set(states)).toEqual(new Set(['publishing']));
}

test.describe('a back end that dies while it publishes goes on', () => {
  test.setTimeout(180_000);

  test(`before any of ${firstPublish.length} calls took effect`, async ({
    portal,
    faults,
  }) => {
    const refs = numbered('before', firstPublish);
    const versions = await submitForReview(portal.api, refs);
    await holdEach(
      portal,
      faults,
      versions,
      firstPublish.map(operation => ({
        kind: 'delay',
        operation,
        ms: FOREVER_MS,
      })),
    );
    await expectPublishing(portal, versions);
    await portal.crash();
    await portal.restart();
    for (const ref of refs) await expectPublishedOnce(portal.api, ref);
  });

  test('after a call took effect, late, and at the end', async ({
    portal,
    faults,
  }) => {
    const { api } = portal;
    const later = numbered('before', firstPublish)
      .slice(0, laterPublish.length)
      .map(ref => ({ ...ref, version: '1.1.0' }));
    const after = numbered('after', firstWrites);
    const late = numbered('late', firstWrites);
    const end = firstVersions('at', ['the-end']);
    const inReview = await submitForReview(
      api,
      [...later, ...after, ...late, ...end],
      { title: 'Another title' },
    );
    const take = (count: number) => inReview.splice(0, count);

    const hold = (versions: Versions, calls: string[], fault: Fault) =>
      holdEach(
        portal,
        faults,
        versions,
        calls.map(operation => ({ ...fault, operation })),
      );
    const taken = { kind: 'delay-after', ms: FOREVER_MS } as const;
    await hold(take(later.length), laterPublish, taken);
    await hold(take(after.length), firstWrites, taken);
    // These take effect while, or after, the new back end makes them again.
    await hold(take(late.length), firstWrites, { kind: 'delay', ms: 28_000 });
    const heldUntil = Date.now() + 28_000;
    // And this one is recorded as published, and its task never hears of it.
    portal.crashAtLog(`${end[0].patternName} 1.0.0: publishing -> published`);
    await api.approve(inReview[0]).catch(() => undefined);
    await portal.crashed();
    await portal.restart();

    for (const ref of later) {
      await expectPublishedOnce(api, ref, { versions: ['1.0.0', '1.1.0'] });
    }
    for (const ref of [...after, ...end]) await expectPublishedOnce(api, ref);
    const { release } = await api.settle(end[0], ['published']);
    await api.taskEnds(release!.taskId!, 'admin');
    for (const ref of late) await api.settle(ref, ['published']);
    await new Promise(resolve => {
      setTimeout(resolve, Math.max(0, heldUntil + 1_000 - Date.now()));
    });
    for (const ref of late) await expectPublishedOnce(api, ref);
  });
});
