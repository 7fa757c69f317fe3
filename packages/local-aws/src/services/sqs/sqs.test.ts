import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  CreateQueueCommandInput,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  SendMessageCommandInput,
  SetQueueAttributesCommand,
  SQSClient,
  TagQueueCommand,
} from '@aws-sdk/client-sqs';
import { LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';

const ACCOUNT = '123456789012';

function queues(client: SQSClient) {
  return {
    create: async (
      QueueName: string,
      Attributes: CreateQueueCommandInput['Attributes'] = {},
    ) => {
      const { QueueUrl } = await client.send(
        new CreateQueueCommand({ QueueName, Attributes }),
      );
      return QueueUrl!;
    },
    send: (
      QueueUrl: string,
      MessageBody: string,
      input: Partial<SendMessageCommandInput> = {},
    ) =>
      client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...input })),
    receive: async (
      QueueUrl: string,
      input: Partial<ReceiveMessageCommandInput> = {},
    ) => {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: 10,
          ...input,
        }),
      );
      return Messages;
    },
    attributes: async (QueueUrl: string) => {
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      );
      return Attributes;
    },
  };
}

const bodies = (messages: { Body?: string }[]) =>
  messages.map(({ Body }) => Body);

describe('the local SQS', () => {
  let localAws: LocalAws;
  let client: SQSClient;
  let sqs: ReturnType<typeof queues>;

  beforeAll(async () => {
    localAws = await startLocalAws({ port: 0 });
    client = localClients(localAws.endpoint).sqs;
    sqs = queues(client);
  });

  afterEach(async () => {
    const url = `${localAws.endpoint}/_local/reset`;
    await fetch(url, { method: 'POST' });
  });

  afterAll(() => localAws.stop());

  it('names queues by the endpoint, the region and the account', async () => {
    const url = await sqs.create('events');
    expect(url).toBe(`${localAws.endpoint}/${ACCOUNT}/events`);
    const byName = await client.send(
      new GetQueueUrlCommand({ QueueName: 'events' }),
    );
    expect(byName.QueueUrl).toBe(url);
    expect(await sqs.attributes(url)).toMatchObject({
      QueueArn: `arn:aws:sqs:eu-west-1:${ACCOUNT}:events`,
    });
    const { QueueUrls } = await client.send(new ListQueuesCommand({}));
    expect(QueueUrls).toEqual([url]);
    const other = url.replace(ACCOUNT, '210987654321');
    await expect(sqs.send(other, 'lost')).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
  });

  it('delivers a message once, until it is visible again', async () => {
    const url = await sqs.create('work');
    await sqs.send(url, 'one');
    const [message] = await sqs.receive(url, {
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    });
    expect(message).toMatchObject({
      Body: 'one',
      Attributes: { ApproximateReceiveCount: '1' },
    });
    expect(await sqs.receive(url)).toEqual([]);
    const { ReceiptHandle } = message;
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: url,
        ReceiptHandle,
        VisibilityTimeout: 0,
      }),
    );
    const [again] = await sqs.receive(url);
    await client.send(
      new DeleteMessageCommand({
        QueueUrl: url,
        ReceiptHandle: again.ReceiptHandle,
      }),
    );
    expect(await sqs.attributes(url)).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
    });
  });

  it('waits for a message', async () => {
    const url = await sqs.create('work');
    const waiting = sqs.receive(url, { WaitTimeSeconds: 5 });
    await sqs.send(url, 'late');
    expect(bodies(await waiting)).toEqual(['late']);
  });

  it('keeps a message from a caller that has gone', async () => {
    const url = await sqs.create('work');
    const controller = new AbortController();
    const receive = new ReceiveMessageCommand({
      QueueUrl: url,
      WaitTimeSeconds: 5,
    });
    const { signal: abortSignal } = controller;
    const waiting = client.send(receive, { abortSignal });
    await sleep(50);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await sleep(50);
    await sqs.send(url, 'one');
    const [message] = await sqs.receive(url, {
      WaitTimeSeconds: 1,
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    });
    expect(message).toMatchObject({
      Body: 'one',
      Attributes: { ApproximateReceiveCount: '1' },
    });
  });

  it('keeps the order of a group, and knows a repeated message', async () => {
    const url = await sqs.create('sync.fifo', { FifoQueue: 'true' });
    const send = (body: string, MessageDeduplicationId: string) =>
      sqs.send(url, body, { MessageGroupId: 'g', MessageDeduplicationId });
    const first = await send('a', '1');
    await send('b', '2');
    const repeated = await send('a', '1');
    expect(repeated.MessageId).toBe(first.MessageId);
    const [a] = await sqs.receive(url);
    expect(a.Body).toBe('a');
    expect(await sqs.receive(url)).toEqual([]);
    const { ReceiptHandle } = a;
    await client.send(
      new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }),
    );
    expect(bodies(await sqs.receive(url))).toEqual(['b']);
  });

  it('moves what was received too often to the dead-letter queue', async () => {
    const dead = await sqs.create('dead');
    const deadLetterTargetArn = `arn:aws:sqs:eu-west-1:${ACCOUNT}:dead`;
    const RedrivePolicy = JSON.stringify({
      deadLetterTargetArn,
      maxReceiveCount: 1,
    });
    const url = await sqs.create('work', {
      RedrivePolicy,
      VisibilityTimeout: '0',
    });
    await sqs.send(url, 'bad');
    expect(bodies(await sqs.receive(url))).toEqual(['bad']);
    expect(await sqs.receive(url)).toEqual([]);
    expect(bodies(await sqs.receive(dead))).toEqual(['bad']);
    const none = JSON.stringify({
      deadLetterTargetArn: `${deadLetterTargetArn}-none`,
      maxReceiveCount: 1,
    });
    await expect(sqs.create('other', { RedrivePolicy: none })).rejects.toThrow(
      'Dead letter target does not exist',
    );
  });

  it('takes batches', async () => {
    const url = await sqs.create('work');
    const Entries = ['1', '2', '3'].map(Id => ({ Id, MessageBody: Id }));
    await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    const received = await sqs.receive(url);
    expect(bodies(received).sort()).toEqual(['1', '2', '3']);
    const { Successful } = await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: url,
        Entries: received.map(({ ReceiptHandle }, n) => ({
          Id: `${n}`,
          ReceiptHandle,
        })),
      }),
    );
    expect(Successful).toHaveLength(3);
  });

  it('keeps the kind of encryption', async () => {
    const url = await sqs.create('work');
    expect(await sqs.attributes(url)).toMatchObject({
      SqsManagedSseEnabled: 'true',
    });
    await client.send(
      new SetQueueAttributesCommand({
        QueueUrl: url,
        Attributes: { KmsMasterKeyId: 'alias/mine' },
      }),
    );
    expect(await sqs.attributes(url)).toMatchObject({
      KmsMasterKeyId: 'alias/mine',
      SqsManagedSseEnabled: 'false',
    });
  });

  it('meets faults, and refuses what it would have to ignore', async () => {
    const url = await sqs.create('work');
    localAws.faults.add({
      kind: 'error',
      service: 'sqs',
      operation: 'SendMessage',
    });
    await expect(sqs.send(url, 'x')).rejects.toMatchObject({
      $metadata: { httpStatusCode: 500 },
    });
    const traced = sqs.send(url, 'x', {
      MessageSystemAttributes: {
        AWSTraceHeader: { DataType: 'String', StringValue: 'x' },
      },
    });
    await expect(traced).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});

it('keeps queues and messages over a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-sqs-'));
  const run = async (work: (client: SQSClient) => Promise<void>) => {
    const localAws = await startLocalAws({ port: 0, dataDir });
    try {
      await work(localClients(localAws.endpoint).sqs);
    } finally {
      await localAws.stop();
    }
  };
  let taken: string | undefined;
  await run(async client => {
    const sqs = queues(client);
    const url = await sqs.create('work.fifo', {
      FifoQueue: 'true',
      KmsMasterKeyId: 'alias/mine',
    });
    const send = (id: string, MessageGroupId: string) =>
      sqs.send(url, id, { MessageGroupId, MessageDeduplicationId: id });
    await send('taken', 'one');
    await send('left', 'two');
    const [message] = await sqs.receive(url, { MaxNumberOfMessages: 1 });
    taken = message.ReceiptHandle;
    await client.send(new TagQueueCommand({ QueueUrl: url, Tags: { a: 'b' } }));
  });
  await run(async client => {
    const sqs = queues(client);
    const { QueueUrl = '' } = await client.send(
      new GetQueueUrlCommand({ QueueName: 'work.fifo' }),
    );
    expect(await sqs.attributes(QueueUrl)).toMatchObject({
      KmsMasterKeyId: 'alias/mine',
    });
    expect(bodies(await sqs.receive(QueueUrl))).toEqual(['left']);
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl,
        ReceiptHandle: taken,
        VisibilityTimeout: 0,
      }),
    );
    expect(bodies(await sqs.receive(QueueUrl))).toEqual(['taken']);
  });
  rmSync(dataDir, { recursive: true });
});
