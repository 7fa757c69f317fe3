import { setTimeout as sleep } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { LocalUserPool } from './__testUtils__/LocalUserPool';
import { startCatalog } from './__testUtils__/startCatalog';

jest.setTimeout(180_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

type Catalog = Awaited<ReturnType<typeof startCatalog>>;

const users = Array.from({ length: 150 }, (_, i) => `user-${i}`);
const teams = Array.from({ length: 12 }, (_, i) => `team-${i}`);

describe.each(databases.eachSupportedId())('the catalog on %s', id => {
  let pool: LocalUserPool;
  let catalog: Catalog;

  beforeAll(async () => {
    pool = await LocalUserPool.start();
    for (const name of users) {
      const verified = name === 'user-7' ? 'false' : 'true';
      await pool.createUser(name, {
        name: `The ${name}`,
        email: `${name}@example.com`,
        email_verified: verified,
      });
    }
    await pool.disableUser('user-3');
    await pool.createGroup('no/entity', ['user-0']);
    for (const name of teams) await pool.createGroup(name, [], `Is ${name}`);
    for (const name of users.slice(0, 100)) await pool.join(name, 'team-0');
    await pool.join('user-1', 'team-1');
    catalog = await startCatalog({
      knex: await databases.init(id),
      cognitoOrg: {
        main: {
          userPoolId: pool.userPoolId,
          schedule: { restLength: { milliseconds: 1 } },
        },
      },
    });
  });

  afterAll(async () => {
    await catalog?.stop();
    await pool?.stop();
  });

  const relations = (entity: Entity | undefined, type: string) =>
    (entity?.relations ?? [])
      .filter(relation => relation.type === type)
      .map(({ targetRef }) => targetRef);

  async function restAndReadAgain() {
    await catalog.tick();
    await catalog.tick();
  }

  it('has every user and group after a reading, though Cognito throttles', async () => {
    pool.throttle('ListGroups', 2);
    pool.throttle('ListUsersInGroup', 2);
    pool.throttle('ListUsers', 2);
    await catalog.tick();
    const entities = await catalog.settled(
      found =>
        found.size === 166 &&
        relations(found.get('group:default/team-0'), 'hasMember').length === 99,
    );

    const expected = [
      ...['system_admin', 'pattern_publisher', ...teams].map(
        name => `group:default/${name}`,
      ),
      ...['admin', 'publisher', 'developer', ...users]
        .filter(name => name !== 'user-3')
        .map(name => `user:default/${name}`),
    ];
    expect([...entities.keys()].sort()).toEqual(expected.sort());
    expect(entities.get('user:default/user-1')).toMatchObject({
      metadata: {
        name: 'user-1',
        annotations: {
          'backstage.io/managed-by-location': `cognito-user-pool:${pool.userPoolId}`,
          'aws.amazon.com/cognito-user-pool-id': pool.userPoolId,
        },
      },
      spec: {
        profile: { displayName: 'The user-1', email: 'user-1@example.com' },
      },
    });
    expect(entities.get('user:default/user-7')?.spec?.profile).toEqual({
      displayName: 'The user-7',
    });
    expect(
      relations(entities.get('user:default/user-1'), 'memberOf').sort(),
    ).toEqual(['group:default/team-0', 'group:default/team-1']);
    expect(
      relations(entities.get('group:default/team-0'), 'hasMember'),
    ).not.toContain('user:default/user-3');
    expect(entities.get('group:default/team-1')).toMatchObject({
      metadata: { description: 'Is team-1' },
      spec: { type: 'team', profile: { displayName: 'team-1' } },
    });
  });

  it('follows removed and disabled users and changed groups', async () => {
    await pool.deleteUser('user-10');
    await pool.disableUser('user-11');
    await pool.deleteGroup('team-2');
    await pool.leave('user-1', 'team-1');
    await pool.join('user-149', 'team-1');
    await pool.createUser('newcomer');
    pool.throttle('ListUsers', 2);
    await restAndReadAgain();
    const entities = await catalog.settled(
      found =>
        found.has('user:default/newcomer') &&
        !found.has('user:default/user-10') &&
        relations(found.get('user:default/user-149'), 'memberOf').length === 1,
    );
    expect(entities.size).toBe(164);
    for (const ref of [
      'user:default/user-10',
      'user:default/user-11',
      'group:default/team-2',
    ]) {
      expect(entities.has(ref)).toBe(false);
    }
    expect(
      relations(entities.get('group:default/team-1'), 'hasMember'),
    ).toEqual(['user:default/user-149']);
    expect(relations(entities.get('user:default/user-1'), 'memberOf')).toEqual([
      'group:default/team-0',
    ]);
    expect(
      relations(entities.get('group:default/team-0'), 'hasMember'),
    ).toHaveLength(97);
  });

  it('keeps what it has while Cognito fails, and reads on from there', async () => {
    await pool.deleteUser('user-12');
    pool.fail('ListUsers', 'NotAuthorizedException');
    await restAndReadAgain();
    expect((await catalog.entities()).size).toBe(164);

    const provider = `${catalog.baseUrl}/incremental/providers/cognito-org:main`;
    const { status, last_error: lastError } = await (
      await fetch(provider)
    ).json();
    expect(status.current_action).toBe('backing off');
    expect(lastError).toContain('NotAuthorizedException');
    await fetch(`${provider}/trigger`, { method: 'POST' });
    await catalog.tick();
    await catalog.tick();
    const entities = await catalog.settled(
      found => !found.has('user:default/user-12'),
    );
    expect(entities.size).toBe(163);
  });
});

describe('a reading that would remove too much', () => {
  it('removes nothing, and is not made up for later', async () => {
    const pool = await LocalUserPool.start();
    const catalog = await startCatalog({
      knex: await databases.init('SQLITE_3'),
      cognitoOrg: {
        main: {
          userPoolId: pool.userPoolId,
          schedule: { restLength: { milliseconds: 1 } },
          rejectRemovalsAbovePercentage: 10,
        },
      },
    });
    const developer = 'user:default/developer';
    await catalog.tick();
    await catalog.settled(found => found.has(developer));
    await pool.deleteUser('developer');
    await pool.createUser('newcomer');
    for (let ticks = 0; ticks < 6; ticks++) {
      await catalog.tick();
      await sleep(5);
    }
    const found = await catalog.settled(entities =>
      entities.has('user:default/newcomer'),
    );
    await catalog.stop();
    await pool.stop();
    expect(found.size).toBe(6);
    expect(found.has(developer)).toBe(true);
  });
});

describe('the module', () => {
  it('does nothing without its section', async () => {
    const knex = await databases.init('SQLITE_3');
    const catalog = await startCatalog({ knex });
    const tasks = await catalog.scheduler.getScheduledTasks();
    expect(tasks.map(task => task.id).join()).not.toContain('cognito-org');
    await catalog.stop();
  });

  it('does not start with a wrong value', async () => {
    const knex = await databases.init('SQLITE_3');
    await expect(
      startCatalog({ knex, cognitoOrg: { main: { userPoolId: 'pool' } } }),
    ).rejects.toThrow(
      'catalog.providers.cognitoOrg.main.userPoolId must be the id of a user pool, such as eu-west-1_AbCdEf123; it is "pool"',
    );
  });
});
