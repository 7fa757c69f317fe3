import { randomUUID } from 'node:crypto';
import {
  GetQueueUrlCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** An event as its source tells it. */
export interface LocalEvent {
  source: string;
  detailType: string;
  resources?: string[];
  detail: object;
}

/** Where events go, as EventBridge does with a rule whose target is a queue. */
export interface EventBus {
  /** Sends one. It does not wait; without the queue the event is lost. */
  put(event: LocalEvent): void;
}

/** Sends events to a queue of the local AWS, in their order. */
export class QueueEventBus implements EventBus {
  private last: Promise<void> = Promise.resolve();
  private client?: SQSClient;

  constructor(
    private readonly options: {
      /** Asked for with the first event. */
      client: () => SQSClient;
      queueName: string;
      region: string;
      accountId: string;
      onDefect: (error: unknown) => void;
    },
  ) {}

  put(event: LocalEvent): void {
    const { onDefect } = this.options;
    const body = JSON.stringify(this.complete(event));
    this.last = this.last
      .then(() => this.send(body))
      .catch(error => {
        if (!/QueueDoesNotExist|NonExistentQueue/.test(error.name)) {
          onDefect(error);
        }
      });
  }

  /** Waits for what is on its way. */
  async close(): Promise<void> {
    await this.last;
  }

  private async send(body: string): Promise<void> {
    const { queueName } = this.options;
    this.client ??= this.options.client();
    const { client } = this;
    const { QueueUrl } = await client.send(
      new GetQueueUrlCommand({ QueueName: queueName }),
    );
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
  }

  /** The form of EventBridge's events (EventBridge user guide, "Event structure"). */
  private complete({ source, detailType, resources = [], detail }: LocalEvent) {
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': detailType,
      source,
      account: this.options.accountId,
      time: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
      region: this.options.region,
      resources,
      detail,
    };
  }
}
