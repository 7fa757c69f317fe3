import type { CreateLogStreamRequest } from '@aws-sdk/client-cloudwatch-logs';
import { defineLogsOperation } from '../defineLogsOperation';

/** Makes an empty log stream. */
export const CreateLogStream = defineLogsOperation<CreateLogStreamRequest>({
  understands: ['logGroupName', 'logStreamName'],
  run({ logGroupName = '', logStreamName = '' }, logs) {
    logs.createStream(logGroupName, logStreamName);
    return {};
  },
});
