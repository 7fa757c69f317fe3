import type { AdminDeleteUserRequest } from '@aws-sdk/client-cognito-identity-provider';
import { defineUserPoolOperation } from '../defineUserPoolOperation';

/** Removes a user, who can neither sign in nor refresh tokens any more. */
export const AdminDeleteUser = defineUserPoolOperation<AdminDeleteUserRequest>({
  understands: ['Username'],
  run({ Username = '' }, pool) {
    pool.removeUser(pool.user(Username));
    return {};
  },
});
