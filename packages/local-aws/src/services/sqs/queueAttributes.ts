import { AwsError } from '../../core/AwsError';
import type { FauxqsStore } from './fauxqs';

/** The attributes of a queue, as AWS has them: texts. */
export type QueueAttributes = Record<string, string>;

const MAX_RECEIVE_COUNT = 1000;

const FIFO_DEFAULTS = {
  ContentBasedDeduplication: 'false',
  DeduplicationScope: 'queue',
  FifoThroughputLimit: 'perQueue',
};

function invalidRedrive(policy: string, reason: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Value ${policy} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
  );
}

function checkRedrivePolicy(
  policy: string,
  isFifo: boolean,
  store: FauxqsStore,
): void {
  let parsed;
  try {
    parsed = JSON.parse(policy);
  } catch {
    throw invalidRedrive(policy, 'It is not valid JSON.');
  }
  const { deadLetterTargetArn, maxReceiveCount } = parsed;
  const count = Number(maxReceiveCount);
  if (!(Number.isInteger(count) && count >= 1 && count <= MAX_RECEIVE_COUNT)) {
    throw invalidRedrive(
      policy,
      `maxReceiveCount must be an integer from 1 to ${MAX_RECEIVE_COUNT}.`,
    );
  }
  const target = store.getQueueByArn(deadLetterTargetArn);
  if (!target)
    throw invalidRedrive(policy, 'Dead letter target does not exist.');
  if (target.isFifo() !== isFifo) {
    throw invalidRedrive(
      policy,
      'Dead-letter queue must be same type of queue as the source.',
    );
  }
}

/**
 * Checks attributes that a caller sets, and adds what AWS adds to them.
 *
 * @throws AwsError InvalidParameterValue for a redrive policy that leads nowhere
 */
export function completeAttributes(
  attributes: QueueAttributes,
  isFifo: boolean,
  store: FauxqsStore,
): QueueAttributes {
  const { RedrivePolicy, KmsMasterKeyId } = attributes;
  if (RedrivePolicy) checkRedrivePolicy(RedrivePolicy, isFifo, store);
  // A queue has one kind of encryption: a key of one's own ends SQS's.
  if (KmsMasterKeyId) return { ...attributes, SqsManagedSseEnabled: 'false' };
  return attributes;
}

/** The attributes of a new queue. Throws AwsError. */
export function newQueueAttributes(
  name: string,
  attributes: QueueAttributes,
  store: FauxqsStore,
): QueueAttributes {
  const isFifo = name.endsWith('.fifo');
  if ((attributes.FifoQueue === 'true') !== isFifo) {
    throw new AwsError(
      'InvalidParameterValue',
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length; FifoQueue must be true for it.',
    );
  }
  const completed = completeAttributes(attributes, isFifo, store);
  return isFifo ? { ...FIFO_DEFAULTS, ...completed } : completed;
}
