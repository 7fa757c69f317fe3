import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { FunctionInstance } from './FunctionInstance';
import { readBatchFailures } from './readBatchFailures';
import { toSqsRecord } from './toSqsRecord';

const BATCH_SIZE = 10;
const POLL_SECONDS = 20;
/** Wait before it looks again for a queue that is not there, in milliseconds. */
const RETRY_MS = 500;

/** What a mapping needs. */
export interface EventSourceMappingOptions {
  /** Name of the queue; it may be made later. */
  queueName: string;
  client: SQSClient;
  region: string;
  instance: FunctionInstance;
  /** Told of each batch that the function failed at. */
  onFailure: (message: string) => void;
}

type Queue = { url: string; arn: string; region: string };

/**
 * Hands the messages of a queue to a function. What it handled is deleted; what
 * it did not comes again when the queue's visibility timeout is over.
 */
export class EventSourceMapping {
  private readonly stopping = new AbortController();
  private polling?: Promise<void>;

  constructor(private readonly options: EventSourceMappingOptions) {}

  start(): void {
    this.polling = this.poll();
  }

  /** Ends the function at once, in the middle of a batch too. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.options.instance.stop();
    await this.polling;
    // A batch that was on its way may have started it again.
    await this.options.instance.stop();
  }

  private async poll(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        const queue = await this.findQueue();
        for (;;) await this.handleSome(queue);
      } catch (error) {
        if (!isMissing(error) && !signal.aborted) {
          this.options.onFailure(String(error));
        }
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async findQueue(): Promise<Queue> {
    const { client, queueName, region } = this.options;
    const abort = { abortSignal: this.stopping.signal };
    const { QueueUrl: url = '' } = await client.send(
      new GetQueueUrlCommand({ QueueName: queueName }),
      abort,
    );
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl: url,
        AttributeNames: ['QueueArn'],
      }),
      abort,
    );
    return { url, region, arn: Attributes?.QueueArn ?? '' };
  }

  private async handleSome(queue: Queue): Promise<void> {
    const { client } = this.options;
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queue.url,
        MaxNumberOfMessages: BATCH_SIZE,
        WaitTimeSeconds: POLL_SECONDS,
        MessageSystemAttributeNames: ['All'],
      }),
      { abortSignal: this.stopping.signal },
    );
    if (!Messages.length) return;
    const failed = await this.invoke(Messages, queue);
    this.stopping.signal.throwIfAborted();
    const handled = Messages.filter(
      ({ MessageId = '' }) => !failed.includes(MessageId),
    );
    if (!handled.length) return;
    await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: queue.url,
        Entries: handled.map(({ ReceiptHandle }, i) => ({
          Id: String(i),
          ReceiptHandle,
        })),
      }),
    );
  }

  /** @returns the ids of the messages that are to come again. */
  private async invoke(messages: Message[], queue: Queue) {
    const { instance, onFailure, queueName } = this.options;
    const ids = messages.map(({ MessageId = '' }) => MessageId);
    try {
      const response = await instance.invoke({
        Records: messages.map(message => toSqsRecord(message, queue)),
      });
      return readBatchFailures(response, ids);
    } catch (error) {
      if (!this.stopping.signal.aborted) {
        onFailure(`${ids.length} messages of ${queueName}: ${error}`);
      }
      return ids;
    }
  }
}

function isMissing(error: unknown): boolean {
  return /QueueDoesNotExist|NonExistentQueue/.test((error as Error).name);
}
