import {
  PATTERN_PUBLISHER,
  roleRef,
  SYSTEM_ADMIN,
} from '@apo/backstage-plugin-patterns-common';
import { catalogPermissions } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import {
  scaffolderPermissions,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { decidePortalPermission } from './decidePortalPermission';

const { ALLOW, DENY, CONDITIONAL } = AuthorizeResult;

const person = (...refs: string[]) => ({
  userEntityRef: 'user:default/jane',
  ownershipEntityRefs: ['user:default/jane', ...refs],
});
const developer = person();
const publisher = person(roleRef(PATTERN_PUBLISHER));
const admin = person(roleRef(SYSTEM_ADMIN));

const everyone = [DENY, ALLOW, ALLOW, ALLOW];
const publishers = [DENY, DENY, ALLOW, ALLOW];
const admins = [DENY, DENY, DENY, ALLOW];
const ownTasks = [DENY, CONDITIONAL, CONDITIONAL, ALLOW];

/** nobody, developer, publisher, admin */
const table: Record<string, AuthorizeResult[]> = {
  'catalog.entity.read': everyone,
  'catalog.entity.create': admins,
  'catalog.entity.delete': admins,
  'catalog.entity.refresh': admins,
  'catalog.entity.validate': admins,
  'catalog.location.read': everyone,
  'catalog.location.create': admins,
  'catalog.location.analyze': admins,
  'catalog.location.delete': admins,
  'catalog.ingestion.read': admins,
  'catalog.ingestion.manage': admins,
  'scaffolder.action.execute': everyone,
  'scaffolder.task.create': everyone,
  'scaffolder.task.read': ownTasks,
  'scaffolder.task.cancel': ownTasks,
  'scaffolder.template.dry-run': publishers,
  'scaffolder.template.management': publishers,
  'scaffolder.template.parameter.read': everyone,
  'scaffolder.template.step.read': everyone,
};

const permissions = [...catalogPermissions, ...scaffolderPermissions];

describe('decidePortalPermission', () => {
  it('has every permission of catalog and scaffolder in the table of this test', () => {
    expect(permissions.map(p => p.name).sort()).toEqual(
      Object.keys(table).sort(),
    );
  });

  it.each(permissions.map(p => [p.name, p] as const))(
    'decides on %s for nobody, developer, publisher and admin',
    (name, permission) => {
      expect(
        [undefined, developer, publisher, admin].map(
          user => decidePortalPermission({ permission }, user).result,
        ),
      ).toEqual(table[name]);
    },
  );

  it("names the scaffolder's own rule for own tasks", () => {
    expect(
      decidePortalPermission({ permission: taskReadPermission }, developer),
    ).toEqual(
      createScaffolderTaskConditionalDecision(
        taskReadPermission,
        scaffolderTaskConditions.isTaskOwner({
          createdBy: ['user:default/jane'],
        }),
      ),
    );
  });

  it.each([
    ['read', everyone],
    ['create', admins],
    ['update', admins],
    ['delete', admins],
    [undefined, admins],
  ] as const)(
    'lets unknown permissions to %s go by the action',
    (action, expected) => {
      const permission = createPermission({
        name: 'another.plugin.thing',
        attributes: { action },
      });
      expect(
        [undefined, developer, publisher, admin].map(
          user => decidePortalPermission({ permission }, user).result,
        ),
      ).toEqual(expected);
    },
  );
});
