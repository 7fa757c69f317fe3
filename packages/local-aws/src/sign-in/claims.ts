import type { AccountClaims } from 'oidc-provider';
import type { UserRecord } from '../services/cognito-idp/records';

/**
 * The claims of a user, where Cognito puts them: groups and the user name in
 * the id token only, no group claim for a user without groups, and
 * `email_verified` as a text from the userInfo endpoint (Cognito developer
 * guide, "Using the ID token" and "userInfo endpoint").
 */
export function cognitoClaims(
  user: UserRecord,
  groups: string[],
  use: string,
): AccountClaims {
  const { sub, username, attributes } = user;
  if (use === 'userinfo') return { sub, ...attributes, username };
  const { email_verified: verified } = attributes;
  return {
    sub,
    ...attributes,
    ...(verified ? { email_verified: verified === 'true' } : {}),
    'cognito:username': username,
    ...(groups.length > 0 ? { 'cognito:groups': groups } : {}),
    token_use: 'id',
  };
}
