import type { Fault } from '../packages/local-aws/src/core/faults/Fault';
import { expectPackageOnce, packageInReview } from './packages';
import { wholeWay } from './patterns';
import { expect, test } from './portal/test';

/** More calls than a release makes, with all retries. */
const ALWAYS = 1_000;
const service = 'codeartifact';
const operation = 'PublishPackageVersion';

const wayWithRetry = [
  ...wholeWay.slice(0, -1),
  'publish-failed',
  'publishing',
  'published',
];

/** Faults after which a person reads what to do, and presses Retry. */
const lasting: [name: string, fault: Fault, said: RegExp][] = [
  [
    'throttles',
    { kind: 'throttle', service, times: ALWAYS },
    /AWS says ThrottlingException: .* may pass by itself: retry the release/,
  ],
  [
    'takes no package',
    { kind: 'error', status: 503, service, operation, times: ALWAYS },
    /^Could not publish @patterns\/.* may pass by itself: retry the release/,
  ],
  [
    'refuses access',
    {
      kind: 'error',
      status: 403,
      code: 'AccessDenied',
      message: 'not authorized',
      service,
      operation,
      times: ALWAYS,
    },
    /will not pass by itself: .*codeartifact:PublishPackageVersion/,
  ],
];

/** Faults that a release gets over by itself. */
const passing: [name: string, fault: Fault][] = [
  ['drops an answer', { kind: 'drop-after', service, operation }],
  ['drops a connection', { kind: 'drop-before', service, operation, times: 2 }],
  [
    'lets a token expire',
    { kind: 'error', status: 401, service, operation, times: 1 },
  ],
];

test.describe('a release of a package, when CodeArtifact', () => {
  for (const [name, fault, said] of lasting) {
    test(`${name}, fails in plain words, and a retry goes on`, async ({
      portal: { api },
      faults,
    }) => {
      test.setTimeout(300_000);
      const patternName = `registry-${name.replaceAll(' ', '-')}`;
      const version = await packageInReview(api, {
        patternName,
        version: '1.0.0',
      });
      await faults.add(fault);
      await api.approve(version);
      const failed = await api.settle(version, ['publish-failed'], 150_000);
      expect(failed.problem?.message).toMatch(said);
      await faults.clear();
      await api.retry(version);
      await expectPackageOnce(api, version, wayWithRetry);
    });
  }

  for (const [name, fault] of passing) {
    test(`${name}, goes on by itself`, async ({ portal: { api }, faults }) => {
      const patternName = `registry-${name.replaceAll(' ', '-')}`;
      const version = await packageInReview(api, {
        patternName,
        version: '1.0.0',
      });
      await faults.add(fault);
      await api.approve(version);
      await expectPackageOnce(api, version);
      await faults.met();
    });
  }
});
