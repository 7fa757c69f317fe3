import type { AdminDisableUserRequest } from '@aws-sdk/client-cognito-identity-provider';
import { defineUserPoolOperation } from '../defineUserPoolOperation';

/** Shuts a user out: they can neither sign in nor refresh tokens, and stay in all lists. */
export const AdminDisableUser =
  defineUserPoolOperation<AdminDisableUserRequest>({
    understands: ['Username'],
    run({ Username = '' }, pool) {
      const modifiedAt = new Date().toISOString();
      pool.putUser({ ...pool.user(Username), enabled: false, modifiedAt });
      return {};
    },
  });
