import { LOCAL_USERS } from '../../sign-in/users';
import type { UserPool } from './UserPool';

const GROUPS = [
  {
    name: 'SYSTEM_ADMIN',
    description: 'Review patterns and govern the portal',
  },
  {
    name: 'PATTERN_PUBLISHER',
    description: 'Contribute patterns and new versions',
  },
];

/** Puts the demo users and their groups into an empty pool. */
export function seedUserPool(pool: UserPool): void {
  const now = new Date().toISOString();
  for (const group of GROUPS) {
    pool.groups.put(group.name, { ...group, createdAt: now });
  }
  for (const demoUser of LOCAL_USERS) {
    const { username, sub, email, givenName, familyName } = demoUser;
    const user = {
      username,
      sub,
      attributes: {
        email,
        email_verified: 'true',
        name: `${givenName} ${familyName}`,
        given_name: givenName,
        family_name: familyName,
      },
      enabled: true,
      status: 'CONFIRMED',
      createdAt: now,
      modifiedAt: now,
    } as const;
    pool.putUser(user);
    for (const group of demoUser.groups) pool.joinGroup(user, group);
  }
}
