import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import type {
  AuthResolverContext,
  TokenParams,
} from '@backstage/plugin-auth-node';
import {
  PATTERN_PUBLISHER,
  SYSTEM_ADMIN,
} from '@apo/backstage-plugin-patterns-common';
import {
  createCognitoGroupsResolver,
  type CognitoGroupsOptions,
} from './groupsResolver';
import { resultWithClaims } from './__testUtils__/resultWithClaims';

const user = 'user:default/jane';
const admin = 'group:default/system_admin';
const publisher = 'group:default/pattern_publisher';

/** Signs in against a catalog that answers `ownership`, and returns what the token was asked to hold. */
async function claimsFor(
  claims: Record<string, unknown>,
  options: CognitoGroupsOptions = {},
  ownership: string[] | Error = new NotFoundError('no such user'),
): Promise<TokenParams['claims']> {
  const issued: TokenParams[] = [];
  const context: AuthResolverContext = {
    issueToken: async params => {
      issued.push(params);
      return { token: 'token' };
    },
    findCatalogUser: async () => {
      if (ownership instanceof Error) throw ownership;
      return {
        entity: { apiVersion: 'v1', kind: 'User', metadata: { name: 'jane' } },
      };
    },
    resolveOwnershipEntityRefs: async () => ({
      ownershipEntityRefs: ownership as string[],
    }),
    signInWithCatalogUser: () => {
      throw new Error('must not need a catalog user');
    },
  };
  const logger = mockServices.logger.mock();
  await createCognitoGroupsResolver({ ...options, logger })(
    {
      profile: {},
      result: resultWithClaims({ 'cognito:username': 'jane', ...claims }),
    },
    context,
  );
  return issued[0].claims;
}

describe('createCognitoGroupsResolver', () => {
  it.each<[string, unknown, CognitoGroupsOptions, string[]]>([
    [
      'the names of the roles by default',
      [SYSTEM_ADMIN, PATTERN_PUBLISHER],
      {},
      [admin, publisher],
    ],
    [
      'mapped names',
      ['Platform Team'],
      { groupMap: { 'Platform Team': SYSTEM_ADMIN } },
      [admin],
    ],
    [
      'two groups of one role once',
      ['a', 'b'],
      { groupMap: { a: PATTERN_PUBLISHER, b: PATTERN_PUBLISHER } },
      [publisher],
    ],
    [
      'no default beside a map',
      [SYSTEM_ADMIN],
      { groupMap: { a: PATTERN_PUBLISHER } },
      [],
    ],
    ['no role with an empty map', [SYSTEM_ADMIN], { groupMap: {} }, []],
    ['no role without a claim', undefined, {}, []],
    ['no role for unmapped groups', ['platform'], {}, []],
    [
      'no role for another spelling',
      ['system_admin', 'System_Admin', ' SYSTEM_ADMIN'],
      {},
      [],
    ],
    [
      'no role for names of object properties',
      ['constructor', '__proto__', 'toString'],
      {},
      [],
    ],
    ['no role for a malformed claim', { admin: true }, {}, []],
    ['no role for a ref as a name', [admin], { includeOtherGroups: true }, []],
    [
      'other groups if told so',
      ['Platform', 'Team A'],
      { includeOtherGroups: true },
      ['group:default/platform'],
    ],
    [
      'other groups in their namespace',
      ['p'],
      { includeOtherGroups: true, namespace: 'corp' },
      ['group:corp/p'],
    ],
    [
      'no role through other groups',
      ['system_admin', 'Pattern_Publisher'],
      { includeOtherGroups: true },
      [],
    ],
    [
      'a role and its group only once',
      [SYSTEM_ADMIN],
      { includeOtherGroups: true },
      [admin],
    ],
  ])('gives %s', async (_, groups, options, expected) => {
    const { sub, ent } = await claimsFor({ 'cognito:groups': groups }, options);
    const userRef = `user:${options.namespace ?? 'default'}/jane`;
    expect({ sub, ent }).toEqual({ sub: userRef, ent: [userRef, ...expected] });
  });

  it('gives federated users the roles of custom:groups', async () => {
    const { ent } = await claimsFor({
      identities: [{ providerName: 'Corp' }],
      'cognito:groups': ['eu-west-1_pool_Corp'],
      'custom:groups': '[PATTERN_PUBLISHER, staff]',
    });
    expect(ent).toEqual([user, publisher]);
  });

  it('gives nobody else the roles of custom:groups', async () => {
    const { ent } = await claimsFor({ 'custom:groups': SYSTEM_ADMIN });
    expect(ent).toEqual([user]);
  });

  it('adds what the catalog knows, but no role', async () => {
    const { ent } = await claimsFor({}, {}, [
      user,
      'group:default/team-a',
      admin,
      'group:default/PATTERN_PUBLISHER',
    ]);
    expect(ent).toEqual([user, 'group:default/team-a']);
  });

  it('keeps a role of the token that the catalog names too', async () => {
    const { ent } = await claimsFor({ 'cognito:groups': [SYSTEM_ADMIN] }, {}, [
      user,
      admin,
    ]);
    expect(ent).toEqual([user, admin]);
  });

  it('signs in when the catalog is out of reach', async () => {
    const { ent } = await claimsFor(
      { 'cognito:groups': [SYSTEM_ADMIN] },
      {},
      new Error('connection refused'),
    );
    expect(ent).toEqual([user, admin]);
  });

  it('names the user by sub where the user name is an address', async () => {
    const sub = 'c2a5e4a4-0011-70f2-9d4c-1f2e3d4c5b6a';
    const claims = await claimsFor({
      sub,
      'cognito:username': 'jane@example.com',
      email: 'jane@example.com',
    });
    expect(claims.sub).toBe(`user:default/${sub}`);
  });
});
