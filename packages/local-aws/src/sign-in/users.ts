/**
 * A user that the local user pool starts with.
 *
 * @public
 */
export interface LocalUser {
  /** The `cognito:username`. */
  username: string;
  /** The subject: a UUID, as Cognito gives. */
  sub: string;
  email: string;
  givenName: string;
  familyName: string;
  /** The Cognito groups; without any the claim is absent. */
  groups: string[];
  /** What this user is there to show, for the login page. */
  description: string;
}

/**
 * The three demo users: one for each role.
 *
 * @public
 */
export const LOCAL_USERS: readonly LocalUser[] = [
  {
    username: 'admin',
    sub: '3f1c9a52-7d44-4c0e-9b1a-0a5f6e2d1001',
    email: 'admin@example.com',
    givenName: 'Ada',
    familyName: 'Admin',
    groups: ['SYSTEM_ADMIN'],
    description: 'Reviews patterns and governs the portal',
  },
  {
    username: 'publisher',
    sub: '3f1c9a52-7d44-4c0e-9b1a-0a5f6e2d1002',
    email: 'publisher@example.com',
    givenName: 'Pat',
    familyName: 'Publisher',
    groups: ['PATTERN_PUBLISHER'],
    description: 'Contributes patterns and new versions',
  },
  {
    username: 'developer',
    sub: '3f1c9a52-7d44-4c0e-9b1a-0a5f6e2d1003',
    email: 'developer@example.com',
    givenName: 'Dana',
    familyName: 'Developer',
    groups: [],
    description: 'Finds and uses patterns',
  },
];
