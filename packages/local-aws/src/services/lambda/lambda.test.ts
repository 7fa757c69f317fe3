import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { LocalAws } from '../../LocalAwsOptions';
import { localSqsClient } from '../../localSqsClient';
import { startLocalAws } from '../../startLocalAws';

jest.setTimeout(30_000);

/** Writes down what it gets, and does what the bodies say. */
const handler = `
const { appendFileSync } = require('node:fs');
exports.handler = async ({ Records }, context) => {
  const failed = [];
  for (const { messageId, body, attributes, eventSourceARN } of Records) {
    const seen = {
      body,
      times: Number(attributes.ApproximateReceiveCount),
      group: attributes.MessageGroupId,
      source: eventSourceARN,
      left: context.getRemainingTimeInMillis(),
      env: Object.keys(process.env).sort(),
      pid: process.pid,
    };
    appendFileSync(process.env.SEEN, JSON.stringify(seen) + '\\n');
    const first = seen.times === 1;
    if (body === 'throw' && first) throw new Error('no');
    if (body === 'die' && first) process.exit(1);
    if (body === 'hang' && first) await new Promise(() => setInterval(() => {}, 1000));
    if (body === 'fail' && first) failed.push(messageId);
    if (body === 'poison') failed.push(messageId);
    if (body === 'lie' && first) failed.push('nobody');
  }
  return { batchItemFailures: failed.map(itemIdentifier => ({ itemIdentifier })) };
};
`;

type Seen = { body: string; times: number; group: string; source: string };

describe('a Lambda function that a queue feeds', () => {
  let folder: string;
  let local: LocalAws;
  let sqs: SQSClient;
  let url: string;
  let deadLetters: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'local-lambda-'));
    writeFileSync(join(folder, 'handler.js'), handler);
    writeFileSync(join(folder, 'seen'), '');
    local = await startLocalAws({
      port: 0,
      eventSources: [
        {
          queue: 'jobs.fifo',
          file: join(folder, 'handler.js'),
          environment: { SEEN: join(folder, 'seen') },
          timeoutMs: 700,
        },
      ],
    });
    sqs = localSqsClient(local.endpoint, 'eu-west-1');
    deadLetters = await create('dead.fifo');
    url = await create('jobs.fifo', {
      VisibilityTimeout: '1',
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: await arnOf(deadLetters),
        maxReceiveCount: 2,
      }),
    });
  });
  afterAll(async () => {
    await local.stop();
    rmSync(folder, { recursive: true });
  });

  async function create(name: string, attributes = {}): Promise<string> {
    const { QueueUrl } = await sqs.send(
      new CreateQueueCommand({
        QueueName: name,
        Attributes: {
          FifoQueue: 'true',
          ContentBasedDeduplication: 'true',
          ...attributes,
        },
      }),
    );
    return QueueUrl!;
  }

  async function arnOf(queue: string): Promise<string> {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: queue,
        AttributeNames: ['QueueArn'],
      }),
    );
    return Attributes!.QueueArn!;
  }

  const send = (group: string, body: string) =>
    sqs.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: body,
        MessageGroupId: group,
        MessageDeduplicationId: `${group}-${body}`,
      }),
    );

  const seenOf = (group: string) =>
    readFileSync(join(folder, 'seen'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line) as Seen & Record<string, unknown>)
      .filter(seen => seen.group === group);

  /** Waits until a group's messages were seen that often. */
  async function sees(group: string, count: number) {
    const deadline = Date.now() + 10_000;
    while (seenOf(group).length < count && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    return seenOf(group);
  }

  it('gets each message once, in order, and no more of the environment than it should', async () => {
    for (const body of ['a', 'b', 'c']) await send('order', body);
    const seen = await sees('order', 3);
    expect(seen.map(({ body }) => body)).toEqual(['a', 'b', 'c']);
    expect(seen[0]).toMatchObject({
      times: 1,
      source: 'arn:aws:sqs:eu-west-1:123456789012:jobs.fifo',
      left: expect.any(Number),
      env: expect.arrayContaining([
        'AWS_ENDPOINT_URL_SQS',
        'AWS_LAMBDA_FUNCTION_NAME',
        'AWS_REGION',
        'SEEN',
      ]),
    });
    expect(seen[0].env).not.toContain('PATH');
    expect(seen[0].left).toBeLessThanOrEqual(700);
  });

  it.each(['fail', 'throw', 'die', 'hang', 'lie'])(
    'gets a message again when it does not handle it: %s',
    async body => {
      await send(body, body);
      const seen = await sees(body, 2);
      expect(seen.map(({ times }) => times)).toEqual([1, 2]);
    },
  );

  it('never gets what it cannot handle for ever', async () => {
    await send('poison', 'poison');
    await sees('poison', 2);
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: deadLetters, WaitTimeSeconds: 5 }),
    );
    expect(Messages.map(({ Body }) => Body)).toEqual(['poison']);
    await send('poison', 'after');
    expect((await sees('poison', 3)).map(({ body }) => body)).toEqual([
      'poison',
      'poison',
      'after',
    ]);
  });
});
