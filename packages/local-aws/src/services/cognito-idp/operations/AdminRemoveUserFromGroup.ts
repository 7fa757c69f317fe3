import type { AdminRemoveUserFromGroupRequest } from '@aws-sdk/client-cognito-identity-provider';
import { defineUserPoolOperation } from '../defineUserPoolOperation';

/** Takes a user out of a group. What AWS answers if they are not in it is not documented: here no error. */
export const AdminRemoveUserFromGroup =
  defineUserPoolOperation<AdminRemoveUserFromGroupRequest>({
    understands: ['Username', 'GroupName'],
    run({ Username = '', GroupName = '' }, pool) {
      pool.leaveGroup(pool.user(Username), pool.group(GroupName).name);
      return {};
    },
  });
