import { execFileSync } from 'node:child_process';
import type { BuildLog } from '@apo/backstage-plugin-patterns-common';
import { demand, urlOf } from '../scripts/portal/PortalApi';
import { packageInReview, expectPackageOnce, submitPackage } from './packages';
import { expect, test } from './portal/test';

/** Command lines of living processes that hold a text. */
function processesWith(text: string): string[] {
  const table = execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' });
  return table.split('\n').filter(line => line.includes(text));
}

test('a back end that dies while it builds leaves no process, and builds again', async ({
  portal,
}) => {
  const { api } = portal;
  const ref = { patternName: 'building-killed', version: '1.0.0' };
  const marker = `marker-${Date.now()}`;
  // Whoever builds it first never ends; and so does what that one started.
  await submitPackage(
    api,
    ref,
    `const { spawn } = require('node:child_process');
console.log('building');
const forever = ['-e', 'setInterval(() => {}, 1000)', '${marker}'];
spawn(process.execPath, forever, { detached: true, stdio: 'ignore' });
setInterval(() => {}, 1000);`,
  );
  await expect(async () => {
    const log = demand(
      await api.call<BuildLog>('publisher', `${urlOf(ref)}/build-log`),
    );
    expect(log.text).toContain('  building');
    expect(log.complete).toBe(false);
    expect(processesWith(marker)).not.toEqual([]);
  }).toPass({ timeout: 60_000 });

  await portal.crash();
  await expect(async () => expect(processesWith(marker)).toEqual([])).toPass({
    timeout: 10_000,
  });

  await portal.restart();
  await expect(async () => {
    const log = demand(
      await api.call<BuildLog>('publisher', `${urlOf(ref)}/build-log`),
    );
    expect(log.text.match(/^ {2}building$/gm)).toHaveLength(2);
  }).toPass({ timeout: 60_000 });
  // The limit of these tests ends it; its submitter is told why.
  const { state } = await api.settle(ref, ['invalid'], 120_000);
  expect(state).toBe('invalid');
  const report = demand(
    await api.call<{ findings: { ruleId: string; message: string }[] }>(
      'publisher',
      `${urlOf(ref)}/report`,
    ),
  );
  expect(report.findings).toContainEqual(
    expect.objectContaining({
      ruleId: 'build-build',
      message: expect.stringContaining('took longer than 40 s'),
    }),
  );
  expect(processesWith(marker)).toEqual([]);
});

test('a back end that dies while a package is sent publishes it once', async ({
  portal,
  faults,
}) => {
  const { api } = portal;
  for (const [name, kind] of [
    ['before', 'delay'],
    ['after', 'delay-after'],
  ] as const) {
    const ref = { patternName: `sending-killed-${name}`, version: '1.0.0' };
    const version = await packageInReview(api, ref);
    await faults.add({
      kind,
      service: 'codeartifact',
      operation: 'PublishPackageVersion',
      ms: 600_000,
    });
    await api.approve(version);
    await faults.met();
    await portal.crash();
    await faults.clear();
    await portal.restart();
    await expectPackageOnce(api, ref);
  }
});
