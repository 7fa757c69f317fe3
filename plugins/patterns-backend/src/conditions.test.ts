import type { BackstageUserPrincipal } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import {
  patternReadPermission,
  patternReadUnpublishedPermission,
  versionReviewPermission,
} from '@apo/backstage-plugin-patterns-common';
import {
  createPatternConditionalDecision,
  patternConditions,
} from '@apo/backstage-plugin-patterns-node';
import { RealAuth } from './__testUtils__/RealAuth';
import {
  startPatternsBackend,
  type TestPortal,
} from './__testUtils__/startPatternsBackend';

jest.setTimeout(60_000);

const { ALLOW, DENY } = AuthorizeResult;
const mine = 'group:default/mine';
const theirs = 'group:default/theirs';
const secret = 'group:default/secret';

/**
 * An adopter's policy: everybody sees all but what a secret team owns, members
 * of one team see its drafts, and review only CloudFormation.
 */
const policy: PermissionPolicy = {
  async handle({ permission }, user) {
    if (!user) return { result: DENY };
    const { userEntityRef } = user.credentials
      .principal as BackstageUserPrincipal;
    if (
      !userEntityRef.includes('team') ||
      !isResourcePermission(permission, 'pattern')
    ) {
      return { result: ALLOW };
    }
    if (isPermission(permission, patternReadPermission)) {
      return createPatternConditionalDecision(permission, {
        not: patternConditions.isOwner({ refs: [secret] }),
      });
    }
    if (isPermission(permission, patternReadUnpublishedPermission)) {
      return createPatternConditionalDecision(permission, {
        allOf: [
          patternConditions.isOwner({ refs: [mine] }),
          patternConditions.isType({ types: ['CFN'] }),
        ],
      });
    }
    if (isPermission(permission, versionReviewPermission)) {
      return createPatternConditionalDecision(
        permission,
        patternConditions.isOwner({ refs: [mine] }),
      );
    }
    return { result: ALLOW };
  },
};

const version = '1.0.0';

/** Through Backstage's own permission back end, rules and all. */
describe('conditions of a policy', () => {
  const auth = new RealAuth();
  let portal: TestPortal;
  let member: string;

  beforeAll(async () => {
    const { config, features } = auth;
    portal = await startPatternsBackend({}, { config, features, policy });
    member = await auth.header('user:default/team-member');
    const publisher = await auth.header('user:default/publisher');
    const reader = await auth.header('user:default/reader');
    for (const [name, owner] of [
      ['my-draft', mine],
      ['their-draft', theirs],
      ['secret-draft', secret],
    ]) {
      await portal.submit(name, version, undefined, publisher, { owner });
      await portal.reaches(name, version, 'in-review', reader);
    }
  });
  afterAll(async () => {
    await portal?.stop();
    auth.dispose();
  });

  it('decide on each row of a list, a count and an own page alike', async () => {
    const patterns = await portal.get('/patterns', member).expect(200);
    expect(patterns.body.items).toEqual([
      expect.objectContaining({ name: 'my-draft', newestVersion: version }),
    ]);
    const facets = await portal.get('/facets', member).expect(200);
    expect(facets.body.owner).toEqual([{ value: mine, count: 1 }]);
    const versions = await portal.get('/versions', member).expect(200);
    expect(versions.body.items).toEqual([
      expect.objectContaining({ patternName: 'my-draft' }),
    ]);
    for (const [name, status] of [
      ['my-draft', 200],
      ['their-draft', 404],
      ['secret-draft', 404],
      ['missing', 404],
    ] as const) {
      await portal.get(`/patterns/${name}`, member).expect(status);
      const url = `/patterns/${name}/versions/${version}`;
      await portal.get(url, member).expect(status);
    }
  });

  it('decide who reviews what', async () => {
    const statuses: Record<string, number> = {};
    for (const name of ['my-draft', 'their-draft', 'missing']) {
      const url = `/patterns/${name}/versions/${version}/review`;
      const decision = { decision: 'approve', digest: '0'.repeat(64) };
      const { status } = await portal.post(url, decision, member);
      statuses[name] = status;
    }
    expect(statuses).toEqual({
      'my-draft': 409,
      'their-draft': 403,
      missing: 403,
    });
  });
});
