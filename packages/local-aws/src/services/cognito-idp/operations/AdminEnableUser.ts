import type { AdminEnableUserRequest } from '@aws-sdk/client-cognito-identity-provider';
import { defineUserPoolOperation } from '../defineUserPoolOperation';

/** Lets a disabled user sign in again. */
export const AdminEnableUser = defineUserPoolOperation<AdminEnableUserRequest>({
  understands: ['Username'],
  run({ Username = '' }, pool) {
    const modifiedAt = new Date().toISOString();
    pool.putUser({ ...pool.user(Username), enabled: true, modifiedAt });
    return {};
  },
});
