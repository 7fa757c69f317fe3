import { AttributeSyncError } from '@apo/backstage-plugin-patterns-node/aws';

/** What cannot get to AWS until somebody does something; the message says what. */
export function refuse(message: string): AttributeSyncError {
  return new AttributeSyncError(message, { retryable: false });
}
