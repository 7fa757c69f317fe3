import { readFileSync, writeFileSync } from 'node:fs';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import {
  demand,
  PortalApi,
  urlOf,
  type PortalUser,
} from '../scripts/portal/PortalApi';
import { developmentSite } from '../scripts/portal/signInToPortal';
import { readProduct } from './aws/readProduct';
import { expect, test } from './portal/test';
import type { SystemPortal } from './portal/SystemPortal';
import {
  expectPublishedOnce,
  firstVersions,
  submitForReview,
} from './patterns';

const attacks = ['start-a-release', 'publish-at-once', 'claim-a-publication'];
const refusal = /This task was not started to release/;
/** Longer than any test. */
const FOREVER_MS = 600_000;

/** Runs each attack on a version; every one has to end as a refused task. */
async function attack(
  { api }: SystemPortal,
  user: PortalUser,
  { patternName, version, digest }: PatternVersion,
) {
  for (const template of attacks) {
    const values = { name: patternName, version, digest };
    const secrets = { releaseKey: 'stolen' };
    const taskId = await api.startTask(user, template, values, secrets);
    await expect(
      api.taskEnds(taskId, user),
      `${template} as ${user}`,
    ).rejects.toThrow(refusal);
  }
}

test('templates with the actions of a release publish nothing that nobody approved', async ({
  portal,
}) => {
  const [waiting] = await submitForReview(
    portal.api,
    firstVersions('attacked', ['waiting']),
  );
  for (const user of ['developer', 'publisher', 'admin'] as const) {
    await attack(portal, user, waiting);
  }
  expect(await portal.api.findVersion(waiting)).toMatchObject({
    state: 'in-review',
    history: waiting.history,
  });
  expect((await readProduct(waiting.patternName)).products).toEqual([]);
});

test('they do not get into a release that runs, which ends as if they were not there', async ({
  portal,
  faults,
}) => {
  const { api } = portal;
  const [approved] = await submitForReview(
    api,
    firstVersions('attacked', ['running']),
  );
  await faults.add({
    kind: 'delay',
    operation: 'CreateProduct',
    ms: FOREVER_MS,
  });
  await api.approve(approved);
  await expect
    .poll(async () => (await api.findVersion(approved))?.release?.taskId)
    .toBeTruthy();
  for (const user of ['publisher', 'admin'] as const) {
    await attack(portal, user, approved);
  }
  const running = await api.findVersion(approved);
  expect(running?.state).toBe('publishing');
  expect(running?.publications).toBeUndefined();
  // The held call ends with the process; the release goes on after it.
  await faults.clear();
  await portal.crash();
  await portal.restart();
  await expectPublishedOnce(api, approved);
});

test('a release task that is replayed publishes nothing again', async ({
  portal: { api },
}) => {
  const [ref] = await submitForReview(api, firstVersions('replayed', ['task']));
  await api.approve(ref);
  const published = await api.settle(ref, ['published']);

  const values = { name: ref.patternName, version: ref.version };
  const byHand = await api.startTask('admin', 'release-pattern', values);
  await expect(api.taskEnds(byHand, 'admin')).rejects.toThrow(refusal);

  // Retried where tasks are watched, it leaves out what it has done.
  const { taskId } = published.release!;
  const url = `/api/scaffolder/v2/tasks/${taskId}/retry`;
  demand(await api.call('admin', url, { secrets: {} }));
  const end = await api.taskEnds(taskId!, 'admin').then(
    () => 'completed',
    error => error.message,
  );
  expect(end).toMatch(/^completed$|there is nothing to release/);
  expect((await api.findVersion(ref))?.publications).toEqual(
    published.publications,
  );
  await expectPublishedOnce(api, ref);
});

test('a bundle that was changed on the disk is not published', async ({
  portal,
}) => {
  const { api } = portal;
  const [ref] = await submitForReview(api, firstVersions('changed', ['disk']));
  const file = portal.bundleFile(ref.digest);
  const approved = readFileSync(file);
  writeFileSync(
    file,
    approved.toString('latin1').replace('A topic', 'A trap!'),
    'latin1',
  );
  await api.approve(ref);
  const failed = await api.settle(ref, ['publish-failed']);
  expect(failed.problem?.message).toMatch(/bundle [0-9a-f]{64} is damaged/);
  expect((await readProduct(ref.patternName)).products).toEqual([]);

  writeFileSync(file, approved);
  await api.retry(ref);
  await api.settle(ref, ['published']);
  const { body } = await api.call<{ items: { to: string }[] }>(
    'admin',
    `/api/patterns/patterns/${ref.patternName}/history`,
  );
  expect(body.items.map(({ to }) => to).reverse()).toEqual([
    'validating',
    'in-review',
    'approved',
    'publishing',
    'publish-failed',
    'publishing',
    'published',
  ]);
});

test('a template cannot write its secrets into a log', async ({ portal }) => {
  const { api } = portal;
  const releaseKey = 'a-release-key-of-43-characters-as-they-are';
  const taskId = await api.startTask(
    'publisher',
    'tell-secrets',
    {},
    { releaseKey },
  );
  await api.taskEnds(taskId);
  const events = demand(
    await api.call<object[]>(
      'publisher',
      `/api/scaffolder/v2/tasks/${taskId}/events`,
    ),
  );
  const told = JSON.stringify(events);
  expect(told).toContain('***');
  expect(told).not.toContain(releaseKey);
  expect(told).not.toMatch(/eyJ[\w-]{10}/);
  expect(portal.readLogs()).not.toContain(releaseKey);
});

test('no token and no secret is in any log of all the tests before', async ({
  portal,
}) => {
  // A back end that was killed may not have written of the first sign-in.
  const api = await PortalApi.signIn(developmentSite(portal.backendUrl));
  await api.call('admin', urlOf({ patternName: 'any', version: '1.0.0' }));
  await expect
    .poll(() => portal.readLogs())
    .toContain('/api/auth/cognito/handler/frame');
  const logs = portal.readLogs();
  for (const secret of [
    /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/,
    /[?&]code=(?!\*\*\*)[\w-]/,
    /local-demo-only/,
    /local-only-no-secret/,
    /X-Amz-Signature=(?!\*\*\*)\w/,
  ]) {
    expect.soft(secret.exec(logs)?.[0], String(secret)).toBeUndefined();
  }
});
