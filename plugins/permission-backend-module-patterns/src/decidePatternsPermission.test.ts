import {
  PATTERN_PUBLISHER,
  patternsPermissions,
  roleRef,
  SYSTEM_ADMIN,
  versionSubmitPermission,
} from '@apo/backstage-plugin-patterns-common';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { decidePatternsPermission } from './decidePatternsPermission';
import type { PatternsPolicyOptions } from './PatternsPolicyOptions';

const { ALLOW, DENY, CONDITIONAL } = AuthorizeResult;

const person = (...refs: string[]) => ({
  userEntityRef: 'user:default/jane',
  ownershipEntityRefs: ['user:default/jane', 'group:default/team-a', ...refs],
});
const developer = person();
const publisher = person(roleRef(PATTERN_PUBLISHER));
const admin = person(roleRef(SYSTEM_ADMIN));
const both = person(roleRef(PATTERN_PUBLISHER), roleRef(SYSTEM_ADMIN));

const everyone = [DENY, ALLOW, ALLOW, ALLOW];
const publishers = [DENY, DENY, ALLOW, ALLOW];
const admins = [DENY, DENY, DENY, ALLOW];

/** nobody, developer, publisher, admin */
const table: Record<string, AuthorizeResult[]> = {
  'patterns.pattern.read': everyone,
  'patterns.attribute.read': everyone,
  'patterns.pattern.subscribe': everyone,
  'patterns.pattern.launch': everyone,
  'patterns.version.read.unpublished': publishers,
  'patterns.pattern.create': publishers,
  'patterns.pattern.update': publishers,
  'patterns.version.submit': publishers,
  'patterns.history.read': admins,
  'patterns.version.review': admins,
  'patterns.version.deprecate': admins,
  'patterns.version.revoke': admins,
  'patterns.release.retry': admins,
  'patterns.attribute.create': admins,
  'patterns.attribute.update': admins,
  'patterns.attribute.delete': admins,
  'patterns.attribute.sync': admins,
  'patterns.aws.read': admins,
  'patterns.statistics.read': admins,
  'patterns.launch.end': admins,
};

const decideAll = (
  permission: (typeof patternsPermissions)[number],
  options?: PatternsPolicyOptions,
) =>
  [undefined, developer, publisher, admin].map(
    user => decidePatternsPermission({ permission }, user, options)?.result,
  );

describe('decidePatternsPermission', () => {
  it('has every permission of the plugin in the table of this test', () => {
    expect(patternsPermissions.map(p => p.name).sort()).toEqual(
      Object.keys(table).sort(),
    );
  });

  it.each(patternsPermissions.map(p => [p.name, p] as const))(
    'decides on %s for nobody, developer, publisher and admin',
    (name, permission) => {
      expect(decideAll(permission)).toEqual(table[name]);
    },
  );

  it.each(patternsPermissions.map(p => [p.name, p] as const))(
    'lets an admin who is also a publisher do no less with %s',
    (_, permission) => {
      const decision = decidePatternsPermission({ permission }, both, {
        publishersChangeOnlyOwn: true,
      });
      expect(decision).toEqual({ result: ALLOW });
    },
  );

  it('changes only reviews when publishers may review', () => {
    const changed = { 'patterns.version.review': publishers };
    const actual = patternsPermissions.map(p => [
      p.name,
      decideAll(p, { publishersMayReview: true }),
    ]);
    expect(Object.fromEntries(actual)).toEqual({ ...table, ...changed });
  });

  it('changes only submissions and updates when publishers change only their own', () => {
    const changed = {
      'patterns.pattern.update': [DENY, DENY, CONDITIONAL, ALLOW],
      'patterns.version.submit': [DENY, DENY, CONDITIONAL, ALLOW],
    };
    const actual = patternsPermissions.map(p => [
      p.name,
      decideAll(p, { publishersChangeOnlyOwn: true }),
    ]);
    expect(Object.fromEntries(actual)).toEqual({ ...table, ...changed });
  });

  it('asks for ownership by any ref of the publisher', () => {
    expect(
      decidePatternsPermission(
        { permission: versionSubmitPermission },
        publisher,
        { publishersChangeOnlyOwn: true },
      ),
    ).toEqual({
      result: CONDITIONAL,
      pluginId: 'patterns',
      resourceType: 'pattern',
      conditions: {
        resourceType: 'pattern',
        rule: 'IS_OWNER',
        params: { refs: publisher.ownershipEntityRefs },
      },
    });
  });

  it('denies a submission that hides its resource type when ownership matters', () => {
    const permission = createPermission({
      name: versionSubmitPermission.name,
      attributes: {},
    });
    expect(
      decidePatternsPermission({ permission }, publisher, {
        publishersChangeOnlyOwn: true,
      }),
    ).toEqual({ result: DENY });
  });

  it.each(['patterns.unknown', 'patterns.', 'patterns.pattern.read.all'])(
    'denies %s, which it does not know, to admins too',
    name => {
      const permission = createPermission({
        name,
        attributes: { action: 'read' },
      });
      expect(decidePatternsPermission({ permission }, admin)).toEqual({
        result: DENY,
      });
    },
  );

  it.each(['catalog.entity.read', 'patternsx.read', 'toString'])(
    'leaves %s to others',
    name => {
      const permission = createPermission({ name, attributes: {} });
      expect(decidePatternsPermission({ permission }, admin)).toBeUndefined();
    },
  );

  it.each([
    'user:default/system_admin',
    'group:other/system_admin',
    'group:default/system_admins',
    'system_admin',
  ])('takes %s for no role', ref => {
    const query = { permission: versionSubmitPermission };
    expect(decidePatternsPermission(query, person(ref))).toEqual({
      result: DENY,
    });
  });
});
