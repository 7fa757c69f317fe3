import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  AttributeSyncError,
  type AttributeSyncQueue,
  type SyncJob,
  type SyncResult,
} from '@apo/backstage-plugin-patterns-node';
import { callAws, readResult, writeJob } from '@apo/attribute-sync';
import { deduplicationId, messageGroupId } from './messageIds';

/**
 * Largest body, in bytes. SQS takes 1 MiB since 2025, and less where the queue
 * says so: this much every queue takes.
 */
const MAX_BODY = 262_144;
/** Messages that SQS gives at once (SQS API, ReceiveMessage). */
const BATCH = 10;
/** Longest long poll, in seconds (SQS API, ReceiveMessage). */
const POLL_SECONDS = 20;
/** Times that an odd result may come, so that a replica which knows it gets it. */
const MAX_RECEIVES = 5;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** Jobs on an SQS FIFO queue, results on a standard one. @public */
export class SqsAttributeSyncQueue implements AttributeSyncQueue {
  constructor(
    private readonly options: {
      client: SQSClient;
      /** URL of the FIFO queue of jobs. */
      url: string;
      /** URL of the standard queue of results. */
      resultsUrl: string;
      logger: LoggerService;
    },
  ) {}

  async send(job: SyncJob, signal: AbortSignal): Promise<void> {
    const { client, url } = this.options;
    const { kind, id } = job.subject;
    const body = writeJob(job);
    const size = Buffer.byteLength(body);
    if (size > MAX_BODY) {
      throw new AttributeSyncError(
        `Could not send ${kind} ${id} to the queue: it takes ${size} bytes, and SQS takes ${MAX_BODY}. Shorten its description or metadata, then sync again.`,
        { retryable: false },
      );
    }
    await callAws(signal, `send ${kind} ${id} to the queue ${url}`, options =>
      client.send(
        new SendMessageCommand({
          QueueUrl: url,
          MessageBody: body,
          MessageGroupId: messageGroupId(job.subject),
          MessageDeduplicationId: deduplicationId(job),
        }),
        options,
      ),
    );
  }

  async receive(
    onResult: (result: SyncResult) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const { logger, resultsUrl } = this.options;
    let wait = FIRST_WAIT_MS;
    while (!signal.aborted) {
      try {
        await this.receiveSome(onResult, signal);
        wait = FIRST_WAIT_MS;
      } catch (error) {
        if (signal.aborted) return;
        logger.warn(`Results of ${resultsUrl} stay there`, toError(error));
        await sleep(wait, undefined, { signal }).catch(() => undefined);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      }
    }
  }

  private async receiveSome(
    onResult: (result: SyncResult) => Promise<void>,
    signal: AbortSignal,
  ) {
    const { client, resultsUrl } = this.options;
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: resultsUrl,
        MaxNumberOfMessages: BATCH,
        WaitTimeSeconds: POLL_SECONDS,
        MessageSystemAttributeNames: ['ApproximateReceiveCount'],
      }),
      { abortSignal: signal },
    );
    const taken = await Promise.all(
      Messages.map(async message => ({
        message,
        isTaken: await this.take(message, onResult),
      })),
    );
    const entries = taken
      .filter(({ isTaken }) => isTaken)
      .map(({ message: { ReceiptHandle } }, i) => ({
        Id: String(i),
        ReceiptHandle,
      }));
    if (!entries.length) return;
    // One that is not deleted comes again, and changes nothing.
    await client.send(
      new DeleteMessageBatchCommand({ QueueUrl: resultsUrl, Entries: entries }),
    );
  }

  /** Whether a message is done with. */
  private async take(
    { Body = '', Attributes }: Message,
    onResult: (result: SyncResult) => Promise<void>,
  ): Promise<boolean> {
    const { logger } = this.options;
    let result: SyncResult;
    try {
      result = readResult(Body);
    } catch (error) {
      const receives = Number(Attributes?.ApproximateReceiveCount ?? 1);
      const isGivenUp = receives >= MAX_RECEIVES;
      logger.warn(
        `${toError(error).message}. It ${
          isGivenUp ? 'is thrown away' : 'is left to other replicas'
        }.`,
      );
      return isGivenUp;
    }
    try {
      await onResult(result);
      return true;
    } catch (error) {
      const { kind, id } = result.subject;
      logger.warn(
        `The result of ${kind} ${id} was not recorded, and comes again`,
        toError(error),
      );
      return false;
    }
  }
}
