import { CreateProjectCommand } from '@aws-sdk/client-codebuild';
import {
  CreateTagOptionCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import {
  CreateQueueCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { AwsSqsConsumingEventPublisher } from '@backstage/plugin-events-backend-module-aws-sqs';
import type {
  EventsService,
  EventsServiceSubscribeOptions,
} from '@backstage/plugin-events-node';
import { SYNC_CHECK_REQUEST_TOPIC } from '@apo/backstage-plugin-patterns-common';
import { awsClientSettings } from '@apo/backstage-plugin-patterns-node';
import {
  config as codeBuild,
  startLocalCodeBuild,
  type LocalCodeBuild,
} from '../__testUtils__/localCodeBuild';
import { BuildNews } from '../codeBuild/BuildNews';
import { CodeBuildBuilder } from '../codeBuild/CodeBuildBuilder';
import { subscribeToAws } from './subscribeToAws';

jest.setTimeout(60_000);

const region = 'eu-west-1';
const project = 'ends-at-once';

/** The events service of one process, which remembers what was published. */
class LocalEvents implements EventsService {
  readonly published: { topic: string; eventPayload: unknown }[] = [];
  readonly subscribers: EventsServiceSubscribeOptions[] = [];

  async publish(event: { topic: string; eventPayload: unknown }) {
    this.published.push(event);
    for (const { topics, onEvent } of this.subscribers) {
      if (topics.includes(event.topic)) await onEvent(event);
    }
  }

  async subscribe(options: EventsServiceSubscribeOptions) {
    this.subscribers.push(options);
  }
}

describe('events of AWS, through SQS', () => {
  const environment = { ...process.env };
  let aws: LocalCodeBuild;
  let sqs: SQSClient;
  let queueUrl: string;
  let stopConsuming: () => Promise<void>;
  const events = new LocalEvents();
  const news = new BuildNews();
  const logger = mockServices.logger.mock();
  let unsubscribe: () => void;

  beforeAll(async () => {
    aws = await startLocalCodeBuild({ eventQueue: 'patterns-events' });
    sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
    const { QueueUrl } = await sqs.send(
      new CreateQueueCommand({ QueueName: 'patterns-events' }),
    );
    queueUrl = QueueUrl!;
    stopConsuming = await consume();
    unsubscribe = await subscribeToAws({
      config: { topic: 'aws' },
      events,
      logger,
      builds: { project, news },
      checkMs: 1,
    });
  });
  afterAll(async () => {
    unsubscribe();
    await stopConsuming();
    await aws.local.stop();
    process.env = environment;
  });

  /** Backstage's own consumer of SQS, with a scheduler that repeats it. */
  async function consume() {
    let stopped = false;
    let running: Promise<void> | undefined;
    const queue = { url: queueUrl, region, waitTime: { seconds: 1 } };
    const topics = {
      aws: { queue, waitTimeAfterEmptyReceive: { seconds: 0 } },
    };
    const awsSqs = { awsSqsConsumingEventPublisher: { topics } };
    const [publisher] = AwsSqsConsumingEventPublisher.fromConfig({
      config: new ConfigReader({ events: { modules: { awsSqs } } }),
      events,
      logger: mockServices.logger.mock(),
      scheduler: mockServices.scheduler.mock({
        scheduleTask: async ({ fn }) => {
          const repeat = async () => {
            while (!stopped) await fn(new AbortController().signal);
          };
          running = repeat();
        },
      }),
    });
    await publisher.start();
    return async () => {
      stopped = true;
      await running;
    };
  }

  async function until(isThere: () => boolean) {
    const deadline = Date.now() + 15_000;
    while (!isThere() && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect(isThere()).toBe(true);
  }

  const reasons = () =>
    events.published
      .filter(({ topic }) => topic === SYNC_CHECK_REQUEST_TOPIC)
      .map(({ eventPayload }) => (eventPayload as { reason: string }).reason);

  it('end the wait for a build long before it is looked at again', async () => {
    const { clients } = aws;
    await clients.codeBuild.send(
      new CreateProjectCommand({
        name: project,
        source: {
          type: 'NO_SOURCE',
          buildspec:
            'version: 0.2\nphases: { build: { commands: ["sleep 1"] } }',
        },
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: {
          type: 'LINUX_CONTAINER',
          image: 'aws/codebuild/standard:7.0',
          computeType: 'BUILD_GENERAL1_SMALL',
        },
        serviceRole: 'arn:aws:iam::123456789012:role/patterns-build',
      }),
    );
    const builder = new CodeBuildBuilder({
      clients,
      config: { ...codeBuild, project },
      logger,
      news,
      lookMs: 600_000,
    });
    const building = builder.build({
      content: new Map([['package.json', Buffer.from('{}')]]),
      log: () => {},
      signal: AbortSignal.timeout(20_000),
    } as never);
    await expect(building).rejects.toThrow(/ended .* without outputs/);
  });

  it('ask for a comparison when somebody else changed something, and not for our own changes', async () => {
    const settings = awsClientSettings(region, {
      name: '@apo/a-package',
      version: '1.0.0',
    });
    const create = (client: ServiceCatalogClient, Value: string) =>
      client.send(new CreateTagOptionCommand({ Key: 'Team', Value }));
    await create(new ServiceCatalogClient(settings), 'ours');
    await create(new ServiceCatalogClient({ region }), 'theirs');
    await until(() => reasons().length > 0);
    expect(reasons()).toEqual([
      'somebody called CreateTagOption of servicecatalog.amazonaws.com',
    ]);
    const ofAws = events.published.filter(({ topic }) => topic === 'aws');
    expect(JSON.stringify(ofAws)).toContain('apo/a-package#1.0.0');
  });

  it('are dropped when they are odd, which is logged once', async () => {
    const before = reasons().length;
    await sqs.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: '{"a":1}' }),
    );
    await until(() => logger.warn.mock.calls.length > 0);
    await new ServiceCatalogClient({ region }).send(
      new CreateTagOptionCommand({ Key: 'Team', Value: 'after' }),
    );
    await until(() => reasons().length > before);
    expect(logger.warn.mock.calls).toEqual([
      [
        expect.stringMatching(
          /^Dropped an event that is not of EventBridge: .*source: /,
        ),
      ],
    ]);
  });
});
