import type { AdminAddUserToGroupRequest } from '@aws-sdk/client-cognito-identity-provider';
import { defineUserPoolOperation } from '../defineUserPoolOperation';

/** Puts a user into a group; no error if they are in it. */
export const AdminAddUserToGroup =
  defineUserPoolOperation<AdminAddUserToGroupRequest>({
    understands: ['Username', 'GroupName'],
    run({ Username = '', GroupName = '' }, pool) {
      pool.joinGroup(pool.user(Username), pool.group(GroupName).name);
      return {};
    },
  });
