import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  patternReadPermission,
  roleRef,
  SYSTEM_ADMIN,
  versionReviewPermission,
  versionSubmitPermission,
} from '@apo/backstage-plugin-patterns-common';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  isResourcePermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import { catalogEntityDeletePermission } from '@backstage/plugin-catalog-common/alpha';
import request from 'supertest';
import permissionModulePatterns from './index';

async function decide(options: {
  header: string;
  refs: string[];
  permissions: Permission[];
}) {
  const backend = await startTestBackend({
    features: [
      permissionPlugin,
      permissionModulePatterns,
      mockServices.userInfo.mock({
        getUserInfo: async () => ({
          userEntityRef: 'user:default/mock',
          ownershipEntityRefs: options.refs,
        }),
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          patterns: { permission: { publishersMayReview: false } },
        },
      }),
    ],
  });
  try {
    const items = options.permissions.map((permission, i) => ({
      id: String(i),
      permission,
      resourceRef: isResourcePermission(permission) ? 'any' : undefined,
    }));
    const response = await request(backend.server)
      .post('/api/permission/authorize')
      .set('Authorization', options.header)
      .send({ items });
    return {
      status: response.status,
      results: response.body.items?.map((i: { result: string }) => i.result),
    };
  } finally {
    await backend.stop();
  }
}

const permissions = [
  patternReadPermission,
  versionSubmitPermission,
  versionReviewPermission,
  catalogEntityDeletePermission,
];

describe('permissionModulePatterns', () => {
  it('decides on the server by the roles of the user', async () => {
    const header = mockCredentials.user.header();
    await expect(
      decide({ header, permissions, refs: [roleRef(SYSTEM_ADMIN)] }),
    ).resolves.toEqual({
      status: 200,
      results: ['ALLOW', 'ALLOW', 'ALLOW', 'ALLOW'],
    });
  });

  it('leaves a user without a role a reader', async () => {
    const header = mockCredentials.user.header();
    await expect(
      decide({ header, permissions, refs: ['group:default/team-a'] }),
    ).resolves.toEqual({
      status: 200,
      results: ['ALLOW', 'DENY', 'DENY', 'DENY'],
    });
  });

  it('answers nobody', async () => {
    const header = mockCredentials.none.header();
    const { status } = await decide({ header, permissions, refs: [] });
    expect(status).toBe(401);
  });
});
