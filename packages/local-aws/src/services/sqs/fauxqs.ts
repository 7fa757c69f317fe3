import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** One message, as fauxqs holds it. */
export interface FauxqsMessage {
  messageId: string;
  /** Milliseconds since the epoch, as all times here. */
  sentTimestamp: number;
  approximateReceiveCount: number;
  approximateFirstReceiveTimestamp?: number;
  delayUntil?: number;
  messageGroupId?: string;
  messageDeduplicationId?: string;
  sequenceNumber?: string;
}

/** One queue of fauxqs. */
export interface FauxqsQueue {
  name: string;
  arn: string;
  attributes: Record<string, string>;
  tags: Map<string, string>;
  /** Seconds since the epoch. */
  createdTimestamp: number;
  /** Seconds since the epoch. */
  lastModifiedTimestamp: number;
  sequenceCounter: number;
  messages: FauxqsMessage[];
  delayedMessages: FauxqsMessage[];
  fifoMessages: Map<string, FauxqsMessage[]>;
  fifoDelayed: Map<string, FauxqsMessage[]>;
  fifoLockedGroups: Map<string, number>;
  inflightMessages: Map<
    string,
    {
      message: FauxqsMessage;
      receiptHandle: string;
      visibilityDeadline: number;
    }
  >;
  persistence?: FauxqsPersistence;
  isFifo(): boolean;
  changeVisibility(receiptHandle: string, seconds: number): void;
  recordDeduplication(
    id: string,
    messageId: string,
    sequenceNumber?: string,
  ): void;
}

/** What fauxqs tells of each change. */
export interface FauxqsPersistence {
  insertQueue(queue: FauxqsQueue): void;
  deleteQueue(name: string): void;
  updateQueueAttributes(
    name: string,
    attributes: Record<string, string>,
    lastModified: number,
  ): void;
  updateQueueSequenceCounter(name: string, counter: number): void;
  insertMessage(queue: string, message: FauxqsMessage): void;
  deleteMessage(messageId: string): void;
  updateMessageInflight(
    messageId: string,
    receiptHandle: string,
    visibilityDeadline: number,
    receiveCount: number,
    firstReceived?: number,
  ): void;
  updateMessageReady(messageId: string): void;
  deleteQueueMessages(queue: string): void;
}

/** The queues of one fauxqs. */
export interface FauxqsStore {
  persistence?: FauxqsPersistence;
  createQueue(
    name: string,
    url: string,
    arn: string,
    attributes?: Record<string, string>,
    tags?: Record<string, string>,
  ): FauxqsQueue;
  getQueueByName(name: string): FauxqsQueue | undefined;
  getQueueByArn(arn: string): FauxqsQueue | undefined;
  purgeAll(): void;
}

/** Performs one operation; throws a FauxqsError to refuse it. */
export type FauxqsAction = (
  input: object,
  store: FauxqsStore,
  request: { headers: Record<string, string> },
) => object | Promise<object>;

/** An error of fauxqs that a caller sees. */
export interface FauxqsError extends Error {
  code: string;
  statusCode: number;
  queryErrorHeader: string;
}

interface FauxqsModules {
  createStore(): FauxqsStore;
  action(operation: string): FauxqsAction;
  validateQueueAttributes(
    attributes: Record<string, string>,
    error: new (code: string, message: string) => Error,
  ): void;
}

/**
 * Loads the queues of fauxqs, and nothing else of it: its own server listens
 * on all interfaces, has an S3 and an SNS too, and one account id for ever.
 *
 * It is an ES module, which jest can neither import nor require; Node itself
 * can require it, by its path.
 */
export function loadFauxqs(): FauxqsModules {
  const { createRequire } = process.getBuiltinModule('node:module');
  const load = createRequire(__filename);
  const folder = (load.resolve.paths('fauxqs') ?? [])
    .map(path => join(path, 'fauxqs', 'dist', 'sqs'))
    .find(path => existsSync(path));
  if (!folder) throw new Error('The package fauxqs is not installed.');
  const { SqsStore } = load(join(folder, 'sqsStore.js'));
  const { validateQueueAttributes } = load(join(folder, 'sqsTypes.js'));
  return {
    createStore: () => new SqsStore(),
    action: operation => {
      const name = operation[0].toLowerCase() + operation.slice(1);
      return load(join(folder, 'actions', `${name}.js`))[name];
    },
    validateQueueAttributes,
  };
}
