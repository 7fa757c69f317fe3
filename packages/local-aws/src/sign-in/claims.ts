import type { AccountClaims } from 'oidc-provider';
import type { LocalUser } from './users';

/**
 * The claims of a user, where Cognito puts them: groups and the user name in
 * the id token only, no group claim for a user without groups, and
 * `email_verified` as a text from the userInfo endpoint (Cognito developer
 * guide, "Using the ID token" and "userInfo endpoint").
 */
export function cognitoClaims(user: LocalUser, use: string): AccountClaims {
  const claims: AccountClaims = {
    sub: user.sub,
    email: user.email,
    email_verified: use === 'userinfo' ? 'true' : true,
    name: `${user.givenName} ${user.familyName}`,
    given_name: user.givenName,
    family_name: user.familyName,
  };
  if (use === 'userinfo') return { ...claims, username: user.username };
  return {
    ...claims,
    'cognito:username': user.username,
    ...(user.groups.length > 0 ? { 'cognito:groups': user.groups } : {}),
    token_use: 'id',
  };
}
