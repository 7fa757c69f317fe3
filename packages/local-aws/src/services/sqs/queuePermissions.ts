import type { Permission } from '../../core/authorization/Permission';
import { UNDERSTOOD_MEMBERS } from './understoodMembers';

/** Where a batch needs the right of a single call. */
const ACTIONS: Record<string, string> = {
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
  DeleteMessageBatch: 'DeleteMessage',
  SendMessageBatch: 'SendMessage',
};

/**
 * What an operation of SQS needs. Source: Service Authorization Reference, Amazon SQS.
 *
 * @param arnPrefix - the ARN of a queue up to its name
 */
export function queuePermissions(
  operation: string,
  input: { QueueUrl?: string; QueueName?: string },
  arnPrefix: string,
): Permission[] | undefined {
  if (!Object.hasOwn(UNDERSTOOD_MEMBERS, operation)) return undefined;
  const { QueueUrl = '*', QueueName = QueueUrl.split('/').pop() } = input;
  const action = `sqs:${ACTIONS[operation] ?? operation}`;
  return [{ action, resource: arnPrefix + QueueName }];
}
