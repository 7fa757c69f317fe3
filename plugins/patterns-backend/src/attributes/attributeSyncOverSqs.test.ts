import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { AttributeSyncStatus } from '@apo/backstage-plugin-patterns-common';
import patternsModuleAws from '@apo/backstage-plugin-patterns-backend-module-aws';
import { publication } from '../__testUtils__/authorizationTable';
import {
  callers,
  startPatternsBackend,
  type TestPortal,
} from '../__testUtils__/startPatternsBackend';
import {
  makeProduct,
  startSyncOverSqs,
  tagOptionsOf,
} from '../__testUtils__/startSyncOverSqs';

jest.setTimeout(120_000);

describe('attributes over SQS and Lambda', () => {
  let aws: Awaited<ReturnType<typeof startSyncOverSqs>>;
  let portal: TestPortal;
  let productId: string;
  beforeAll(async () => {
    aws = await startSyncOverSqs();
    const patterns = {
      attributes: aws.attributes,
      // Time to see a failure before it is mended.
      work: { interval: { seconds: 2 } },
    };
    portal = await startPatternsBackend(
      {},
      { patterns, features: [patternsModuleAws] },
    );
  });
  afterAll(async () => {
    await portal.stop();
    await aws.stop();
  });

  const statusOf = async (): Promise<AttributeSyncStatus> =>
    (await portal.get('/attribute-sync').expect(200)).body;

  /** Waits until nothing is on its way. */
  async function settles() {
    const deadline = Date.now() + 60_000;
    while ((await statusOf()).pending > 0 && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    return statusOf();
  }

  async function assign(attributes: object) {
    const { body } = await portal.get('/patterns/bucket');
    const { title, description, owner, revision } = body;
    const update = { title, description, owner, revision, attributes };
    await portal
      .change('/patterns/bucket', update, callers.publisher)
      .expect(200);
  }

  it('come to what is published', async () => {
    await portal.post('/attributes', { key: 'Tier', value: 'Gold' });
    const carried = { attributes: { Tier: ['Gold'] } };
    await portal.submit('bucket', '1.0.0', undefined, undefined, carried);
    const { digest, releaseKey } = await portal.approve('bucket', '1.0.0');
    const release = `/patterns/bucket/versions/1.0.0/release`;
    const task = { taskId: 'task-1' };
    await portal
      .post(`${release}/start`, { ...task, releaseKey }, callers.scaffolder)
      .expect(200);
    productId = await makeProduct('bucket');
    const publications = [{ ...publication(digest), productId }];
    await portal
      .post(`${release}/finish`, { ...task, publications }, callers.scaffolder)
      .expect(200);
    expect(await settles()).toMatchObject({ target: 'tags', failureCount: 0 });
    expect(await tagOptionsOf(productId)).toEqual(['apo:Tier=Gold']);
  });

  it('come again when AWS cannot take them at the moment', async () => {
    await portal.post('/attributes', { key: 'Tier', value: 'Silver' });
    await settles();
    // The SDK itself repeats what is throttled, for twenty seconds.
    aws.faults.add({
      kind: 'error',
      service: 'servicecatalog',
      operation: 'DescribeProductAsAdmin',
      status: 400,
      code: 'ConflictException',
    });
    await assign({ Tier: ['Silver'] });
    let failures: AttributeSyncStatus['failures'] = [];
    while (!failures.length) ({ failures } = await statusOf());
    expect(failures[0]).toMatchObject({
      subject: { kind: 'pattern', id: 'bucket' },
      message: expect.stringMatching(/ConflictException.*it is tried again/),
      retryAt: expect.any(String),
    });
    expect(await settles()).toMatchObject({ failureCount: 0 });
    expect(await tagOptionsOf(productId)).toEqual(['apo:Tier=Silver']);
  });

  it('get past a message that nobody understands, which is set aside', async () => {
    await aws.sqs.send(
      new SendMessageCommand({
        QueueUrl: aws.url,
        MessageBody: 'no job',
        MessageGroupId: 'pattern/bucket',
        MessageDeduplicationId: 'poison',
      }),
    );
    await assign({});
    expect(await settles()).toMatchObject({ failureCount: 0 });
    expect(await tagOptionsOf(productId)).toEqual([]);
    const { Messages = [] } = await aws.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: aws.deadLetters }),
    );
    expect(Messages.map(({ Body }) => Body)).toEqual(['no job']);
  });

  it('leave AWS as the portal has it', async () => {
    await portal.delete('/attributes/TIER:GOLD?revision=1').expect(204);
    await settles();
    await portal.post('/attribute-sync/check').expect(202);
    let status = await statusOf();
    while (status.checking) status = await statusOf();
    expect(status).toMatchObject({ driftCount: 0, failureCount: 0 });
  });
});
