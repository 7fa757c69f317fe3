import type { UserType } from '@aws-sdk/client-cognito-identity-provider';

/** The attributes of a user, by name. */
export function attributesOf(user: UserType): Partial<Record<string, string>> {
  return Object.fromEntries(
    (user.Attributes ?? []).map(({ Name, Value }) => [Name, Value]),
  );
}
