import { AwsError } from '../../core/AwsError';
import { DocumentCollection } from '../../core/storage/DocumentCollection';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import { LOCAL_POOL } from '../../sign-in/SignInOptions';
import type { GroupRecord, MembershipRecord, UserRecord } from './records';
import { seedUserPool } from './seedUserPool';

/**
 * The state of the local user pool, for its API and for the hosted sign-in.
 * User names are compared without case, as AWS recommends for a pool
 * (`CaseSensitive` of UsernameConfigurationType).
 */
export class UserPool {
  private readonly users: DocumentCollection<UserRecord>;
  readonly groups: DocumentCollection<GroupRecord>;
  /** By group. */
  readonly memberships: DocumentCollection<MembershipRecord>;
  private readonly pools: DocumentCollection<{ id: string }>;

  /** Opens the pool; a new one starts with the demo users. */
  constructor(database: LocalDatabase) {
    const collection = <T extends object>(name: string) =>
      new DocumentCollection<T>(database, `cognito-idp.${name}`);
    this.users = collection('user');
    this.groups = collection('group');
    this.memberships = collection('membership');
    this.pools = collection('pool');
    database.transaction(() => this.seed());
  }

  /** Throws ResourceNotFoundException for every pool but the local one. */
  requirePool(id: string): void {
    if (this.pools.get(id)) return;
    throw new AwsError(
      'ResourceNotFoundException',
      `User pool ${id} does not exist.`,
    );
  }

  /** The users after a position, oldest first. */
  userPage(after: number) {
    return this.users.page(undefined, after);
  }

  findByUsername(username: string): UserRecord | undefined {
    return this.users.get(userKey(username));
  }

  findBySub(sub: string): UserRecord | undefined {
    return this.users.list(sub).at(0);
  }

  /**
   * The user that an Admin… operation means: by user name or by `sub`.
   * Throws UserNotFoundException.
   */
  user(usernameOrSub: string): UserRecord {
    const user =
      this.findByUsername(usernameOrSub) ?? this.findBySub(usernameOrSub);
    if (user) return user;
    throw new AwsError('UserNotFoundException', 'User does not exist.');
  }

  putUser(user: UserRecord): void {
    this.users.put(userKey(user.username), user, user.sub);
  }

  /** Removes a user, also from all groups. */
  removeUser(user: UserRecord): void {
    for (const group of this.groupsOf(user)) this.leaveGroup(user, group);
    this.users.remove(userKey(user.username));
  }

  /** Throws ResourceNotFoundException if there is no such group. */
  group(name: string): GroupRecord {
    const group = this.groups.get(name);
    if (group) return group;
    throw new AwsError('ResourceNotFoundException', 'Group not found.');
  }

  /** Removes a group; its users stay. */
  removeGroup(name: string): void {
    for (const { username } of this.memberships.list(name)) {
      this.leaveGroup(this.user(username), name);
    }
    this.groups.remove(name);
  }

  /** The names of a user's groups. */
  groupsOf({ username }: UserRecord): string[] {
    return this.memberships
      .list()
      .filter(membership => membership.username === username)
      .map(({ group }) => group);
  }

  joinGroup({ username }: UserRecord, group: string): void {
    const id = membershipId(username, group);
    this.memberships.put(id, { group, username }, group);
  }

  leaveGroup({ username }: UserRecord, group: string): void {
    this.memberships.remove(membershipId(username, group));
  }

  /** Goes back to the demo users. */
  clear(): void {
    for (const collection of [
      this.users,
      this.groups,
      this.memberships,
      this.pools,
    ]) {
      collection.clear();
    }
    this.seed();
  }

  /** Only once: a demo user that was deleted stays away after a restart. */
  private seed(): void {
    if (this.pools.get(LOCAL_POOL)) return;
    this.pools.put(LOCAL_POOL, { id: LOCAL_POOL });
    seedUserPool(this);
  }
}

function userKey(username: string): string {
  return username.toLocaleLowerCase('en-US');
}

function membershipId(username: string, group: string): string {
  return JSON.stringify([group, username]);
}
