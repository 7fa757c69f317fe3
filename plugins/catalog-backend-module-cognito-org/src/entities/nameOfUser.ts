import type { UserType } from '@aws-sdk/client-cognito-identity-provider';
import { userName } from '@apo/backstage-plugin-patterns-common';
import { attributesOf } from './attributesOf';

/**
 * The name that sign-in gives a user. Undefined for those who cannot sign in:
 * disabled users, those who never confirmed that they exist (a stranger, where
 * the pool lets people sign up), and those without a name that can be an entity's.
 */
export function nameOfUser(user: UserType): string | undefined {
  if (!user.Enabled || user.UserStatus === 'UNCONFIRMED') return undefined;
  const { sub } = attributesOf(user);
  try {
    return userName({ sub, 'cognito:username': user.Username });
  } catch {
    return undefined;
  }
}
