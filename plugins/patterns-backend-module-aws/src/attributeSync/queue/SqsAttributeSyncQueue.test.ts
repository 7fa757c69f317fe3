import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { mockServices } from '@backstage/backend-test-utils';
import { startLocalAws, type LocalAws } from '@apo/local-aws';
import { readJob, writeResult } from '@apo/attribute-sync';
import type {
  PublishedPattern,
  SyncJob,
  SyncResult,
} from '@apo/backstage-plugin-patterns-node';
import { SqsAttributeSyncQueue } from './SqsAttributeSyncQueue';

jest.setTimeout(30_000);

const { signal } = new AbortController();

const jobOf = (id: string, changes: Partial<SyncJob> = {}): SyncJob => ({
  subject: { kind: 'attribute', id },
  generation: 1,
  attempts: 0,
  holder: 'replica',
  expiresAt: '2030-01-01T00:00:00.000Z',
  content: { kind: 'attribute' },
  ...changes,
});

const bucket: PublishedPattern = {
  name: 'bucket',
  type: 'CFN',
  attributes: { Data: ['PII'] },
  publications: [
    {
      targetName: 'default',
      target: 'service-catalog',
      publishedAt: '2026-01-01T00:00:00.000Z',
      digest: 'd',
      accountId: '123456789012',
      region: 'eu-west-1',
      productId: 'prod-1',
    },
  ],
};

const resultOf = (id: string): SyncResult => ({
  subject: { kind: 'attribute', id },
  generation: 1,
  attempts: 0,
  holder: 'replica',
  outcome: { done: false, message: 'Throttled', retryable: true },
});

describe('SqsAttributeSyncQueue', () => {
  const environment = { ...process.env };
  let local: LocalAws;
  let client: SQSClient;
  let url: string;
  let resultsUrl: string;
  let logger: ReturnType<typeof mockServices.logger.mock>;
  let queue: SqsAttributeSyncQueue;

  beforeAll(async () => {
    local = await startLocalAws({ port: 0 });
    Object.assign(process.env, local.env);
    client = new SQSClient({ useQueueUrlAsEndpoint: false, maxAttempts: 1 });
  });
  afterAll(async () => {
    await local.stop();
    process.env = environment;
  });

  let count = 0;
  beforeEach(async () => {
    count += 1;
    url = await create(`jobs${count}.fifo`, { FifoQueue: 'true' });
    resultsUrl = await create(`results${count}`, { VisibilityTimeout: '0' });
    logger = mockServices.logger.mock();
    queue = new SqsAttributeSyncQueue({ client, url, resultsUrl, logger });
  });
  afterEach(() => local.faults.clear());

  async function create(QueueName: string, Attributes: Record<string, string>) {
    const { QueueUrl } = await client.send(
      new CreateQueueCommand({ QueueName, Attributes }),
    );
    return QueueUrl!;
  }

  async function jobsInQueue() {
    const jobs: SyncJob[] = [];
    for (;;) {
      // The local SQS gives one message of a group at a time.
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl: url }),
      );
      if (!Messages.length) return jobs;
      const [{ Body = '', ReceiptHandle }] = Messages;
      jobs.push(readJob(Body));
      await client.send(
        new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }),
      );
    }
  }

  const put = (body: string) =>
    client.send(
      new SendMessageCommand({ QueueUrl: resultsUrl, MessageBody: body }),
    );

  async function resultsLeft() {
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl: resultsUrl,
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    );
    return Number(Attributes.ApproximateNumberOfMessages);
  }

  /** Receives until `isEnough`. */
  async function receive(
    onResult: (result: SyncResult) => Promise<void>,
    isEnough: () => boolean | Promise<boolean>,
  ) {
    const controller = new AbortController();
    const received = queue.receive(onResult, controller.signal);
    const deadline = Date.now() + 15_000;
    while (!(await isEnough()) && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    controller.abort();
    await received;
  }

  it('keeps the order of a subject’s jobs, and drops one that is sent twice', async () => {
    const first = jobOf('DATA:PII');
    const second = jobOf('DATA:PII', { generation: 2 });
    await queue.send(first, signal);
    await queue.send(second, signal);
    await queue.send(first, signal);
    expect(await jobsInQueue()).toEqual([first, second]);
  });

  it('sends an attribute and a pattern with all that they have', async () => {
    const attribute = {
      id: 'DATA:PII',
      key: 'Data',
      value: 'PII',
      description: 'odd \uffff, \u0001 and 🙂',
      metadata: { contact: 'team@example.com' },
      revision: 1,
      createdBy: 'user:default/admin',
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedBy: 'user:default/admin',
      updatedAt: '2026-01-01T00:00:00.000Z',
    };
    const jobs = [
      jobOf('DATA:PII', { content: { kind: 'attribute', attribute } }),
      jobOf('bucket', {
        subject: { kind: 'pattern', id: 'bucket' },
        content: { kind: 'pattern', pattern: bucket },
      }),
    ];
    for (const job of jobs) await queue.send(job, signal);
    expect(await jobsInQueue()).toEqual(jobs);
  });

  it('refuses what SQS would not take, for good', async () => {
    const values = Array.from(
      { length: 10_000 },
      (_, i) => `${i}-${'x'.repeat(30)}`,
    );
    const content = {
      kind: 'pattern' as const,
      pattern: { ...bucket, attributes: { Data: values } },
    };
    const sending = queue.send(jobOf('big', { content }), signal);
    await expect(sending).rejects.toMatchObject({
      name: 'AttributeSyncError',
      retryable: false,
      message: expect.stringMatching(/takes \d+ bytes, and SQS takes 262144/),
    });
  });

  it.each([
    ['throttle' as const, true],
    ['drop-before' as const, true],
  ])('says that a job was not sent: %s', async (kind, retryable) => {
    local.faults.add({ kind, service: 'sqs', operation: 'SendMessage' });
    await expect(queue.send(jobOf('A:B'), signal)).rejects.toMatchObject({
      name: 'AttributeSyncError',
      retryable,
      message: expect.stringMatching(/^Could not send attribute A:B/),
    });
  });

  it('gives each result once it is recorded, and again when it was not', async () => {
    await put(writeResult(resultOf('A:B')));
    const seen: SyncResult[] = [];
    await receive(
      async result => {
        seen.push(result);
        if (seen.length === 1) throw new Error('no database');
      },
      async () => seen.length > 1 && (await resultsLeft()) === 0,
    );
    expect(seen).toEqual([resultOf('A:B'), resultOf('A:B')]);
    expect(await resultsLeft()).toBe(0);
  });

  it('leaves what it does not understand to others, and throws it away at last', async () => {
    await put('{"version":2}');
    const seen: SyncResult[] = [];
    await receive(
      async result => {
        seen.push(result);
      },
      async () =>
        logger.warn.mock.calls.length >= 5 && (await resultsLeft()) === 0,
    );
    expect(seen).toEqual([]);
    expect(await resultsLeft()).toBe(0);
    const warnings = logger.warn.mock.calls.map(([text]) => text);
    expect(warnings).toHaveLength(5);
    expect(warnings[0]).toMatch(/version: .*left to other replicas/);
    expect(warnings[4]).toMatch(/thrown away/);
  });

  it('goes on receiving after a failure of SQS', async () => {
    local.faults.add({
      kind: 'error',
      service: 'sqs',
      operation: 'ReceiveMessage',
    });
    await put(writeResult(resultOf('A:B')));
    const seen: SyncResult[] = [];
    await receive(
      async result => {
        seen.push(result);
      },
      () => seen.length > 0,
    );
    expect(seen).toHaveLength(1);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
