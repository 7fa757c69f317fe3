import type { CreateLogGroupRequest } from '@aws-sdk/client-cloudwatch-logs';
import { defineLogsOperation } from '../defineLogsOperation';

/** Makes an empty log group. */
export const CreateLogGroup = defineLogsOperation<CreateLogGroupRequest>({
  understands: ['logGroupName'],
  run({ logGroupName = '' }, logs) {
    logs.createGroup(logGroupName);
    return {};
  },
});
