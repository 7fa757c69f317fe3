import { mockServices } from '@backstage/backend-test-utils';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CognitoOrgProvider } from './CognitoOrgProvider';
import type { CognitoOrgConfig } from './config/CognitoOrgConfig';
import type { Cursor } from './Cursor';
import { createCognitoClient } from './userPool/createCognitoClient';
import { UserPoolReader } from './userPool/UserPoolReader';
import { LocalUserPool } from './__testUtils__/LocalUserPool';

jest.setTimeout(60_000);

const users = Array.from({ length: 130 }, (_, i) => `user-${i}`);
const teams = Array.from({ length: 11 }, (_, i) => `team-${i}`);

describe('CognitoOrgProvider', () => {
  const logger = mockServices.logger.mock();
  let pool: LocalUserPool;
  let provider: CognitoOrgProvider;

  beforeAll(async () => {
    pool = await LocalUserPool.start();
    for (const name of users) await pool.createUser(name);
    for (const name of teams) await pool.createGroup(name);
    for (const name of users.slice(0, 65)) await pool.join(name, 'team-0');
  });

  beforeEach(() => {
    jest.clearAllMocks();
    pool.localAws.faults.clear();
    const region = 'eu-west-1';
    const config = {
      id: 'main',
      userPoolId: pool.userPoolId,
      namespace: 'default',
    } as CognitoOrgConfig;
    const client = createCognitoClient(region);
    const reader = new UserPoolReader(client, pool.userPoolId);
    provider = new CognitoOrgProvider(config, reader, logger);
  });

  afterAll(() => pool.stop());

  /** As the engine does: at most so many pages, from a kept cursor on. */
  async function burst(from?: Cursor, pages = Infinity) {
    const sizes: number[] = [];
    const entities: Entity[] = [];
    const keys = new Set<string | undefined>();
    let result;
    let cursor = from;
    await provider.around(async context => {
      do {
        result = await provider.next(context, cursor);
        // What the database keeps of it.
        cursor = result.cursor && JSON.parse(JSON.stringify(result.cursor));
        sizes.push(result.entities?.length ?? 0);
        for (const { entity, locationKey } of result.entities ?? []) {
          entities.push(entity);
          keys.add(locationKey);
        }
      } while (!result.done && sizes.length < pages);
    });
    return { sizes, entities, keys, cursor };
  }

  const refsOf = (entities: Entity[]) =>
    entities.map(entity => stringifyEntityRef(entity));

  const everything = [
    ...['system_admin', 'pattern_publisher', ...teams].map(
      name => `group:default/${name}`,
    ),
    ...['admin', 'publisher', 'developer', ...users].map(
      name => `user:default/${name}`,
    ),
  ];

  it('reads all groups, then all users, a page at a time', async () => {
    const { sizes, entities, keys } = await burst();
    expect(sizes).toEqual([10, 3, 60, 60, 13]);
    expect(refsOf(entities)).toEqual(everything);
    expect([...keys]).toEqual(['cognito-org:main']);
    const team = entities.find(({ metadata }) => metadata.name === 'team-0');
    expect(team?.spec?.members).toHaveLength(65);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('reads on where it stopped', async () => {
    const first = await burst(undefined, 3);
    const second = await burst(first.cursor);
    expect(first.sizes).toEqual([10, 3, 60]);
    expect(second.sizes).toEqual([60, 13]);
    expect(refsOf([...first.entities, ...second.entities])).toEqual(everything);
  });

  it('waits while Cognito throttles', async () => {
    pool.throttle('ListUsers', 2);
    const { entities } = await burst();
    expect(refsOf(entities)).toEqual(everything);
    expect(pool.localAws.faults.list()).toEqual([]);
  });

  it('fails, instead of ending early, when its retries are used up', async () => {
    const { cursor } = await burst(undefined, 3);
    pool.fail('ListUsers', 'NotAuthorizedException');
    await expect(burst(cursor)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    expect((await burst(cursor)).sizes).toEqual([60, 13]);
  });

  it.each(['groups', 'users'] as const)(
    'begins the list of %s anew when the kept token is no longer good',
    async list => {
      const stale = { list, token: 'too-old', leftOut: [] };
      const { sizes } = await burst(stale);
      const all = [10, 3, 60, 60, 13];
      expect(sizes).toEqual(list === 'groups' ? all : all.slice(2));
    },
  );

  it('does not begin anew for a token that it has just got', async () => {
    const { cursor } = await burst(undefined, 2);
    await provider.around(async context => {
      await provider.next(context, cursor);
      const bad = { list: 'users', token: 'bad', leftOut: [] } as const;
      await expect(
        provider.next(context, { ...bad, leftOut: [] }),
      ).rejects.toMatchObject({ name: 'InvalidParameterException' });
    });
  });

  it('goes on when a group is deleted under its hands', async () => {
    pool.fail('ListUsersInGroup', 'ResourceNotFoundException');
    const { sizes, entities } = await burst();
    expect(sizes).toEqual([9, 3, 60, 60, 13]);
    expect(refsOf(entities)).toEqual(everything.slice(1));
  });

  it('names the groups that it leaves out in one warning', async () => {
    const names = Array.from({ length: 25 }, (_, i) => `no/entity-${i}`);
    for (const name of names) await pool.createGroup(name);
    const { entities } = await burst();
    for (const name of names) await pool.deleteGroup(name);
    expect(refsOf(entities)).toEqual(everything);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(
        /groups of the user pool eu-west-1_LOCAL0001 .*: "no\/entity-0", .*"no\/entity-19" and more\. A name must be/,
      ),
    );
  });
});
