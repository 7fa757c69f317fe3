import type { UserType } from '@aws-sdk/client-cognito-identity-provider';
import type { UserEntity } from '@backstage/catalog-model';
import { annotationsOf } from './annotations';
import { attributesOf } from './attributesOf';
import type { EntitySource } from './EntitySource';
import { nameOfUser } from './nameOfUser';

/** Users may write these attributes themselves, so they are bounded (characters), as at sign-in. */
const MAX_NAME_LENGTH = 256;
const MAX_EMAIL_LENGTH = 320;

/**
 * The entity of a user; undefined for those who cannot sign in. Groups are
 * not in it: the relations come from the groups' side.
 */
export function toUserEntity(
  user: UserType,
  source: EntitySource,
): UserEntity | undefined {
  const name = nameOfUser(user);
  if (name === undefined) return undefined;
  const { name: fullName, email, email_verified } = attributesOf(user);
  const profile = {
    displayName:
      text(fullName, MAX_NAME_LENGTH) ?? text(user.Username, MAX_NAME_LENGTH),
    email:
      email_verified === 'true' ? text(email, MAX_EMAIL_LENGTH) : undefined,
  };
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      name,
      namespace: source.namespace,
      annotations: annotationsOf(source),
    },
    spec: { profile, memberOf: [] },
  };
}

function text(value: string | undefined, maxLength: number) {
  return value && value.length <= maxLength ? value : undefined;
}
