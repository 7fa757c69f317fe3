import type { DeleteGroupRequest } from '@aws-sdk/client-cognito-identity-provider';
import { defineUserPoolOperation } from '../defineUserPoolOperation';

/** Removes a group; its users stay, without it. */
export const DeleteGroup = defineUserPoolOperation<DeleteGroupRequest>({
  understands: ['GroupName'],
  run({ GroupName = '' }, pool) {
    pool.removeGroup(pool.group(GroupName).name);
    return {};
  },
});
