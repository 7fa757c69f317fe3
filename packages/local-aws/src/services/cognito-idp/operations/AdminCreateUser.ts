import { randomUUID } from 'node:crypto';
import type {
  AdminCreateUserRequest,
  AdminCreateUserResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { AwsError, notImplemented } from '../../../core/AwsError';
import { defineUserPoolOperation } from '../defineUserPoolOperation';
import { readAttributes } from '../readAttributes';
import type { UserRecord } from '../records';
import { viewUser } from '../views';

/**
 * Makes a user, who can sign in at once: the local sign-in has no passwords,
 * and the status stays FORCE_CHANGE_PASSWORD. Without MessageAction SUPPRESS
 * AWS sends a message, which cannot be done here.
 */
export const AdminCreateUser = defineUserPoolOperation<
  AdminCreateUserRequest,
  AdminCreateUserResponse
>({
  understands: ['Username', 'UserAttributes', 'MessageAction'],
  run({ Username = '', UserAttributes = [], MessageAction }, pool) {
    if (MessageAction !== 'SUPPRESS') {
      throw notImplemented('AdminCreateUser without MessageAction SUPPRESS');
    }
    if (pool.findByUsername(Username)) {
      throw new AwsError(
        'UsernameExistsException',
        'User account already exists',
      );
    }
    const now = new Date().toISOString();
    const user: UserRecord = {
      username: Username,
      sub: randomUUID(),
      attributes: readAttributes(UserAttributes),
      enabled: true,
      status: 'FORCE_CHANGE_PASSWORD',
      createdAt: now,
      modifiedAt: now,
    };
    pool.putUser(user);
    return { User: viewUser(user) };
  },
});
