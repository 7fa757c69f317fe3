import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminRemoveUserFromGroupCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  DeleteGroupCommand,
  ListGroupsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  paginateListGroups,
  paginateListUsers,
  paginateListUsersInGroup,
  ResourceNotFoundException,
  TooManyRequestsException,
  UsernameExistsException,
  UserNotFoundException,
  UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import { LOCAL_POOL, LOCAL_USERS, LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';

describe('the local user pool', () => {
  let localAws: LocalAws;
  let client: CognitoIdentityProviderClient;

  beforeEach(async () => {
    localAws = await startLocalAws({ port: 0 });
    client = localClients(localAws.endpoint).cognito;
  });

  afterEach(() => localAws.stop());

  const UserPoolId = LOCAL_POOL;

  const createUser = (Username: string, more = {}) =>
    client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username,
        MessageAction: 'SUPPRESS',
        ...more,
      }),
    );

  const createGroup = (GroupName: string, more = {}) =>
    client.send(new CreateGroupCommand({ UserPoolId, GroupName, ...more }));

  const join = (Username: string, GroupName: string) =>
    client.send(
      new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }),
    );

  const names = (users: UserType[] = []) => users.map(user => user.Username);

  const listUsers = async () =>
    (await client.send(new ListUsersCommand({ UserPoolId }))).Users;

  const membersOf = async (GroupName: string) => {
    const command = new ListUsersInGroupCommand({ UserPoolId, GroupName });
    return names((await client.send(command)).Users);
  };

  it('starts with the demo users and their groups', async () => {
    const users = await listUsers();
    const { Groups } = await client.send(new ListGroupsCommand({ UserPoolId }));
    expect(names(users)).toEqual(['admin', 'publisher', 'developer']);
    expect(users?.[0]).toEqual({
      Username: 'admin',
      Attributes: [
        { Name: 'sub', Value: LOCAL_USERS[0].sub },
        { Name: 'email', Value: 'admin@example.com' },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: 'Ada Admin' },
        { Name: 'given_name', Value: 'Ada' },
        { Name: 'family_name', Value: 'Admin' },
      ],
      Enabled: true,
      UserStatus: 'CONFIRMED',
      UserCreateDate: expect.any(Date),
      UserLastModifiedDate: expect.any(Date),
    });
    expect(Groups).toMatchObject([
      {
        GroupName: 'SYSTEM_ADMIN',
        UserPoolId,
        Description: 'Review patterns and govern the portal',
      },
      { GroupName: 'PATTERN_PUBLISHER' },
    ]);
    expect(await membersOf('SYSTEM_ADMIN')).toEqual(['admin']);
    expect(await membersOf('PATTERN_PUBLISHER')).toEqual(['publisher']);
  });

  it('makes a user with attributes and a sub of their own', async () => {
    const UserAttributes = [
      { Name: 'email', Value: 'grace@example.com' },
      { Name: 'name', Value: 'Grace' },
    ];
    const { User } = await createUser('grace', { UserAttributes });
    expect(User).toMatchObject({
      Username: 'grace',
      Enabled: true,
      UserStatus: 'FORCE_CHANGE_PASSWORD',
      Attributes: [
        { Name: 'sub', Value: expect.stringMatching(/^[0-9a-f-]{36}$/) },
        ...UserAttributes,
      ],
    });
    expect((await listUsers())?.[3]).toEqual(User);
  });

  it('compares user names without case', async () => {
    await expect(createUser('ADMIN')).rejects.toBeInstanceOf(
      UsernameExistsException,
    );
  });

  it.each([
    [{ MessageAction: undefined }, 'NotImplemented'],
    [{ MessageAction: 'RESEND' }, 'NotImplemented'],
    [{ TemporaryPassword: 'Secret-1' }, 'NotImplemented'],
    [
      { UserAttributes: [{ Name: 'phone_number', Value: '1' }] },
      'NotImplemented',
    ],
    [
      { UserAttributes: [{ Name: 'sub', Value: '1' }] },
      'InvalidParameterException',
    ],
    [
      { UserAttributes: [{ Name: 'custom:team', Value: '1' }] },
      'InvalidParameterException',
    ],
    [
      { UserAttributes: [{ Name: 'email_verified', Value: 'true' }] },
      'InvalidParameterException',
    ],
    [{ Username: 'two words' }, 'InvalidParameterException'],
  ])('refuses to make a user with %p', async (more, name) => {
    await expect(createUser('grace', more)).rejects.toMatchObject({ name });
    expect(await listUsers()).toHaveLength(3);
  });

  it('disables, enables and deletes a user, by name or by sub', async () => {
    const Username = LOCAL_USERS[1].sub;
    const enabled = async () => (await listUsers())?.map(u => u.Enabled);
    await client.send(new AdminDisableUserCommand({ UserPoolId, Username }));
    expect(await enabled()).toEqual([true, false, true]);
    expect(await membersOf('PATTERN_PUBLISHER')).toEqual(['publisher']);
    await client.send(
      new AdminEnableUserCommand({ UserPoolId, Username: 'publisher' }),
    );
    expect(await enabled()).toEqual([true, true, true]);
    await client.send(new AdminDeleteUserCommand({ UserPoolId, Username }));
    expect(names(await listUsers())).toEqual(['admin', 'developer']);
    expect(await membersOf('PATTERN_PUBLISHER')).toEqual([]);
  });

  it('moves users in and out of groups, and repeats it without an error', async () => {
    await createGroup('team', { Description: 'A team', Precedence: 7 });
    await join('developer', 'team');
    await join('Developer', 'team');
    await join('admin', 'team');
    expect(await membersOf('team')).toEqual(['developer', 'admin']);
    const leave = new AdminRemoveUserFromGroupCommand({
      UserPoolId,
      Username: 'developer',
      GroupName: 'team',
    });
    await client.send(leave);
    await client.send(leave);
    expect(await membersOf('team')).toEqual(['admin']);
    await client.send(
      new DeleteGroupCommand({ UserPoolId, GroupName: 'team' }),
    );
    await expect(membersOf('team')).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
    await createGroup('team');
    expect(await membersOf('team')).toEqual([]);
  });

  it.each([
    [
      new AdminDeleteUserCommand({ UserPoolId, Username: 'mallory' }),
      UserNotFoundException,
      'User does not exist.',
    ],
    [
      new DeleteGroupCommand({ UserPoolId, GroupName: 'nobody' }),
      ResourceNotFoundException,
      'Group not found.',
    ],
    [
      new ListUsersCommand({ UserPoolId: 'eu-west-1_OTHER0001' }),
      ResourceNotFoundException,
      'User pool eu-west-1_OTHER0001 does not exist.',
    ],
  ])('refuses what is not there', async (command, type, message) => {
    const answer = client.send(command as ListUsersCommand);
    await expect(answer).rejects.toBeInstanceOf(type);
    await expect(answer).rejects.toThrow(message);
  });

  it('refuses a second group of a name, and what it would ignore', async () => {
    await expect(createGroup('SYSTEM_ADMIN')).rejects.toMatchObject({
      name: 'GroupExistsException',
    });
    const RoleArn = 'arn:aws:iam::123456789012:role/r';
    await expect(createGroup('team', { RoleArn })).rejects.toMatchObject({
      name: 'NotImplemented',
    });
    await expect(
      client.send(new ListUsersCommand({ UserPoolId, Filter: 'sub = "1"' })),
    ).rejects.toMatchObject({ name: 'NotImplemented' });
    await expect(
      client.send(new AdminGetUserCommand({ UserPoolId, Username: 'admin' })),
    ).rejects.toMatchObject({ name: 'NotImplemented' });
  });

  describe('with more users and groups than a page holds', () => {
    const users = Array.from({ length: 70 }, (_, i) => `user-${i}`);
    const groups = Array.from({ length: 61 }, (_, i) => `group-${i}`);

    beforeEach(async () => {
      for (const name of users) await createUser(name);
      for (const name of groups) await createGroup(name);
      for (const name of users) await join(name, 'group-0');
    });

    it('pages through each list', async () => {
      const sizes: unknown[] = [];
      const found: unknown[] = [];
      for await (const page of paginateListUsers({ client }, { UserPoolId })) {
        sizes.push(page.Users?.length);
        found.push(...names(page.Users));
      }
      for await (const page of paginateListGroups({ client }, { UserPoolId })) {
        sizes.push(page.Groups?.length);
        found.push(...(page.Groups ?? []).map(g => g.GroupName));
      }
      for await (const page of paginateListUsersInGroup(
        { client },
        { UserPoolId, GroupName: 'group-0', Limit: 30 },
      )) {
        sizes.push(page.Users?.length);
        found.push(...names(page.Users));
      }
      expect(sizes).toEqual([60, 13, 60, 3, 30, 30, 10]);
      expect(found).toEqual([
        ...['admin', 'publisher', 'developer', ...users],
        ...['SYSTEM_ADMIN', 'PATTERN_PUBLISHER', ...groups],
        ...users,
      ]);
    });

    it('goes on at the right place after deletions, and refuses a foreign token', async () => {
      const first = await client.send(
        new ListUsersCommand({ UserPoolId, Limit: 10 }),
      );
      await client.send(
        new AdminDeleteUserCommand({ UserPoolId, Username: 'user-0' }),
      );
      const { PaginationToken } = first;
      const second = await client.send(
        new ListUsersCommand({ UserPoolId, Limit: 10, PaginationToken }),
      );
      expect(names(second.Users)[0]).toBe('user-7');
      for (const NextToken of [PaginationToken, 'nonsense']) {
        await expect(
          client.send(new ListGroupsCommand({ UserPoolId, NextToken })),
        ).rejects.toMatchObject({ name: 'InvalidParameterException' });
      }
    });
  });

  it('refuses a page above 60 in the wording of AWS', async () => {
    await expect(
      client.send(new ListUsersCommand({ UserPoolId, Limit: 61 })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(
        /'61' at 'limit' .* less than or equal to 60/,
      ),
    });
  });

  it('throttles as Cognito does, which the SDK retries', async () => {
    localAws.faults.add({ kind: 'throttle', service: 'cognito-idp', times: 2 });
    await expect(listUsers()).rejects.toBeInstanceOf(TooManyRequestsException);
    const patient = new CognitoIdentityProviderClient({
      endpoint: localAws.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    const { Users, $metadata } = await patient.send(
      new ListUsersCommand({ UserPoolId }),
    );
    expect($metadata.attempts).toBe(2);
    expect(Users).toHaveLength(3);
  });

  it('goes back to the demo users at a reset', async () => {
    await createUser('grace');
    await createGroup('team');
    await client.send(
      new AdminDeleteUserCommand({ UserPoolId, Username: 'admin' }),
    );
    await fetch(`${localAws.endpoint}/_local/reset`, { method: 'POST' });
    expect(names(await listUsers())).toEqual([
      'admin',
      'publisher',
      'developer',
    ]);
    expect(await membersOf('SYSTEM_ADMIN')).toEqual(['admin']);
    await expect(membersOf('team')).rejects.toThrow('Group not found');
  });

  it('keeps its users over a restart, and does not bring back a deleted one', async () => {
    const dataDir = mkdtempSync(joinPath(tmpdir(), 'local-aws-pool-'));
    try {
      const first = await startLocalAws({ port: 0, dataDir });
      client = localClients(first.endpoint).cognito;
      await createUser('grace');
      await client.send(
        new AdminDeleteUserCommand({ UserPoolId, Username: 'developer' }),
      );
      await first.stop();
      const second = await startLocalAws({ port: 0, dataDir });
      client = localClients(second.endpoint).cognito;
      expect(names(await listUsers())).toEqual(['admin', 'publisher', 'grace']);
      await second.stop();
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
