import type { Fault } from '../packages/local-aws/src/core/faults/Fault';
import { expect, test } from './portal/test';
import {
  expectPublishedOnce,
  firstVersions,
  submitForReview,
  wholeWay,
} from './patterns';

/** More calls than a release makes, with all retries of the SDK. */
const ALWAYS = 1_000;
const service = 'servicecatalog';

/** Each fault that Service Catalog answers with, and what a person reads. */
const cases: [name: string, fault: Fault, said: RegExp][] = [
  [
    'throttles',
    { kind: 'throttle', service, times: ALWAYS },
    /^Could not look up the portfolio .* AWS says ThrottlingException: Rate exceeded .* may pass by itself: retry the release, which continues where it stopped\.$/,
  ],
  [
    'is down',
    { kind: 'error', status: 500, service, times: ALWAYS },
    /^Could not look up the portfolio .* AWS says InternalFailure: .*after 6 attempts.* may pass by itself: retry the release, which continues where it stopped\.$/,
  ],
  [
    'drops connections',
    {
      kind: 'drop-before',
      service,
      operation: 'CreateProduct',
      times: ALWAYS,
    },
    /^Could not create the product pattern\/.* may pass by itself: retry the release, which continues where it stopped\.$/,
  ],
  [
    'drops answers',
    {
      kind: 'drop-after',
      service,
      operation: 'CreateProduct',
      times: ALWAYS,
    },
    /^Could not create the product pattern\/.* may pass by itself: retry the release, which continues where it stopped\.$/,
  ],
  [
    'refuses access',
    {
      kind: 'error',
      status: 400,
      code: 'AccessDeniedException',
      message: 'not authorized to perform: servicecatalog:CreateConstraint',
      service,
      operation: 'CreateConstraint',
    },
    /AccessDeniedException: not authorized .* will not pass by itself: give the role of the portal’s publisher the permission that the message names\.$/,
  ],
  [
    'answers what nobody knows',
    {
      kind: 'error',
      status: 418,
      code: 'TeapotException',
      message: 'I am short and stout',
      service,
      operation: 'DescribeProvisioningArtifact',
    },
    /TeapotException: I am short and stout.* will not pass by itself: correct what the message names, then retry the release, which continues where it stopped\.$/,
  ],
];

const wayWithRetry = [
  ...wholeWay.slice(0, -1),
  'publish-failed',
  'publishing',
  'published',
];

test.describe('a release fails in plain words, and a retry goes on, when Service Catalog', () => {
  for (const [name, fault, said] of cases) {
    test(name, async ({ portal, faults }) => {
      const { api } = portal;
      const refs = firstVersions('aws', [name.replaceAll(' ', '-')]);
      const [version] = await submitForReview(api, refs);
      await faults.add(fault);
      await api.approve(version);
      const failed = await api.settle(version, ['publish-failed']);
      expect(failed.problem?.message).toMatch(said);
      expect(failed.can.retry).toEqual({ allowed: true });

      await faults.clear();
      await api.retry(version);
      await expectPublishedOnce(api, version, { way: wayWithRetry });
    });
  }

  test('is not there at all', async ({ portal }) => {
    const { api } = portal;
    const refs = firstVersions('aws', ['gone']);
    const [version] = await submitForReview(api, refs);
    await portal.crashLocalAws();
    await api.approve(version);
    const failed = await api.settle(version, ['publish-failed']);
    expect(failed.problem?.message).toMatch(
      /^Could not find out which AWS account to publish to\. .*ECONNREFUSED.* may pass by itself: retry the release, which continues where it stopped\.$/,
    );

    await portal.startLocalAws();
    await api.retry(version);
    await expectPublishedOnce(api, version, { way: wayWithRetry });
  });
});
