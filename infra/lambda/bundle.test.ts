import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { readResult, writeJob } from '@apo/attribute-sync';
import { startLocalAws, type LocalAws } from '@apo/local-aws';

jest.setTimeout(60_000);

const node = promisify(execFile);
const queue = 'jobs.fifo';

describe('the bundle', () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    file = join(folder, 'attributeSync', 'index.js');
    await node(process.execPath, [
      join(__dirname, '../scripts/bundle.mjs'),
      folder,
    ]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is small enough to start fast', () => {
    expect(statSync(file).size).toBeLessThan(2 * 1024 * 1024);
  });

  it('does not load without its environment', async () => {
    const loading = node(process.execPath, [file], { env: {} });
    await expect(loading).rejects.toThrow(
      'The environment variable TARGET is missing: set it',
    );
  });

  describe('in a Lambda function', () => {
    let local: LocalAws;
    let sqs: SQSClient;
    let jobsUrl: string;
    let resultsUrl: string;
    beforeAll(async () => {
      const port = await freePort();
      resultsUrl = `http://127.0.0.1:${port}/123456789012/results`;
      const environment = {
        TARGET: 'appregistry',
        MAX_TAG_OPTIONS: '25',
        TAKE_OVER: '',
        RESULTS_QUEUE_URL: resultsUrl,
      };
      local = await startLocalAws({
        port,
        eventSources: [{ queue, file, environment }],
      });
      Object.assign(process.env, local.env);
      sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
      await create('results', {});
      jobsUrl = await create(queue, { FifoQueue: 'true' });
    });
    afterAll(() => local.stop());

    async function create(name: string, Attributes: Record<string, string>) {
      const { QueueUrl } = await sqs.send(
        new CreateQueueCommand({ QueueName: name, Attributes }),
      );
      return QueueUrl!;
    }

    it('does a job and answers', async () => {
      const request = {
        subject: { kind: 'attribute' as const, id: 'DATA:PII' },
        generation: 1,
        attempts: 0,
        holder: 'replica',
      };
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: jobsUrl,
          MessageGroupId: 'attribute/DATA:PII',
          MessageDeduplicationId: '1',
          MessageBody: writeJob({
            ...request,
            expiresAt: new Date(Date.now() + 60_000).toISOString(),
            content: { kind: 'attribute' },
          }),
        }),
      );
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: resultsUrl,
          WaitTimeSeconds: 20,
        }),
      );
      expect(Messages.map(({ Body = '' }) => readResult(Body))).toEqual([
        { ...request, outcome: { done: true } },
      ]);
    });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
