import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { REGION } from '../../__testUtils__/localBuckets';
import { faultsFound, startLocalHealth } from '../../__testUtils__/localHealth';
import { queueCheck } from './queueCheck';

const encrypted = { SqsManagedSseEnabled: 'true' };

describe('a queue', () => {
  let local: Awaited<ReturnType<typeof startLocalHealth>>;
  let sqs: SQSClient;
  let made = 0;

  beforeAll(async () => {
    local = await startLocalHealth();
    sqs = new SQSClient({ region: REGION });
  });
  afterAll(() => local.stop());
  afterEach(() => local.faults.clear());

  async function makeQueue(Attributes: Record<string, string>) {
    made += 1;
    const { QueueUrl } = await sqs.send(
      new CreateQueueCommand({ QueueName: `queue-${made}`, Attributes }),
    );
    return QueueUrl!;
  }

  async function redriveTo(QueueUrl: string) {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['QueueArn'],
      }),
    );
    const RedrivePolicy = JSON.stringify({
      deadLetterTargetArn: Attributes!.QueueArn,
      maxReceiveCount: 5,
    });
    return { ...encrypted, RedrivePolicy };
  }

  const check = (url: string) =>
    queueCheck(local.access, { region: REGION, url });

  it('that is encrypted, with an empty dead-letter queue, is right', async () => {
    const letters = await makeQueue(encrypted);
    const url = await makeQueue(await redriveTo(letters));
    const { findings, facts } = await check(url).run(
      AbortSignal.timeout(9_000),
    );
    expect(findings.map(({ state }) => state)).toEqual(['ok', 'ok']);
    expect(facts).toMatchObject({ 'Messages waiting': '0' });
  });

  it('whose dead-letter queue has messages is a warning with what to do', async () => {
    const letters = await makeQueue(encrypted);
    const url = await makeQueue(await redriveTo(letters));
    for (const MessageBody of ['one', 'two']) {
      await sqs.send(
        new SendMessageCommand({ QueueUrl: letters, MessageBody }),
      );
    }
    const { findings } = await check(url).run(AbortSignal.timeout(9_000));
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([
      {
        state: 'warning',
        message: expect.stringContaining('2 messages lie in its dead-letter'),
        fix: expect.stringContaining('logs'),
        command: expect.stringContaining('aws sqs start-message-move-task'),
      },
    ]);
  });

  it.each([
    [
      'without a dead-letter queue',
      encrypted,
      'warning: It has no dead-letter queue',
    ],
    [
      'that does not encrypt',
      { SqsManagedSseEnabled: 'false' },
      'failed: It does not encrypt.',
    ],
  ])('%s is told of', async (_, attributes, found) => {
    const url = await makeQueue(attributes);
    expect(await faultsFound(check(url))).toContainEqual(
      expect.stringContaining(found),
    );
  });

  it('that is not there fails', async () => {
    const url = `https://sqs.${REGION}.amazonaws.com/123456789012/missing`;
    expect(await faultsFound(check(url))).toEqual([
      `failed: There is no queue ${url}.`,
    ]);
  });

  it('that may not be looked at is a warning', async () => {
    const url = await makeQueue(encrypted);
    local.faults.add({
      kind: 'error',
      service: 'sqs',
      operation: 'GetQueueAttributes',
      status: 403,
      code: 'AccessDenied',
    });
    expect(await faultsFound(check(url))).toEqual([
      expect.stringMatching(/^warning: Could not read the attributes/),
    ]);
  });
});
