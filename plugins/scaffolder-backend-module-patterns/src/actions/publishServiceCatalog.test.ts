import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  refusal,
  startFakePatterns,
  type FakePatterns,
} from '../__testUtils__/fakePatterns';
import {
  createTestPublisher,
  inspectProducts,
  startLocalServiceCatalog,
  type LocalServiceCatalog,
} from '../__testUtils__/localServiceCatalog';
import { createPublishServiceCatalogAction } from './publishServiceCatalog';

/** The only target, as the back end is told of it. */
const target = { name: 'default', region: 'eu-west-1' };
const ROUTE = 'POST /patterns/topic/versions/1.0.0/release';
const TEMPLATE = Buffer.from('Resources: { Topic: { Type: AWS::SNS::Topic } }');
const OTHER = Buffer.from('Resources: { Queue: { Type: AWS::SQS::Queue } }');
const digest = 'd'.repeat(64);
const plan = {
  patternName: 'topic',
  version: '1.0.0',
  type: 'CFN',
  title: 'Topic',
  description: 'Sends messages',
  owner: 'group:default/platform',
  digest,
  templatePath: 'template.yaml',
  publications: [],
  previous: [],
};

describe('patterns:publish:service-catalog', () => {
  const environment = { ...process.env };
  let patterns: FakePatterns;
  let catalog: LocalServiceCatalog;

  beforeAll(async () => {
    patterns = await startFakePatterns();
    catalog = await startLocalServiceCatalog();
  });
  afterAll(async () => {
    await patterns?.stop();
    await catalog?.local.stop();
    process.env = environment;
  });
  beforeEach(() => {
    patterns.reset();
    patterns.on(`${ROUTE}/start`, { status: 200, json: plan });
    patterns.on(`${ROUTE}/targets`, { status: 200, json: {} });
    patterns.on(`${ROUTE}/template`, { status: 200, bytes: TEMPLATE });
  });

  async function run(input: object = {}, changes: object = {}) {
    const ctx = {
      ...createMockActionContext({
        input: { name: 'topic', version: '1.0.0', digest, ...input },
        task: { id: 'task-1' },
      }),
      ...changes,
    };
    const { publisher } = createTestPublisher(catalog);
    const action = createPublishServiceCatalogAction({
      ...patterns.connection,
      publishers: [publisher],
    });
    await action.handler(ctx as never);
    return Object.fromEntries((ctx.output as jest.Mock).mock.calls);
  }

  const countProducts = async () =>
    (await inspectProducts(catalog, 'pattern/topic')).length;

  it('refuses what it must not publish, before AWS sees anything', async () => {
    await expect(run({ digest: 'e'.repeat(64) })).rejects.toThrow(
      /is sha256:d+, the task started with sha256:e+/,
    );
    patterns.on(
      `${ROUTE}/start`,
      refusal(403, 'NotAllowedError', 'Another task has it'),
    );
    await expect(run()).rejects.toThrow(/Another task has it/);
    patterns.on(`${ROUTE}/start`, {
      status: 200,
      json: { ...plan, type: 'CDK' },
    });
    await expect(run()).rejects.toThrow(/is of type CDK/);
    expect(await countProducts()).toBe(0);
  });

  it('publishes what the back end hands out for the task', async () => {
    const {
      publications: [publication],
    } = await run();
    expect(publication).toMatchObject({
      target: 'service-catalog',
      digest,
      productName: 'pattern/topic',
    });
    expect(
      patterns.calls.map(c => [c.route, JSON.parse(c.body.toString())]),
    ).toEqual([
      [`${ROUTE}/start`, { taskId: 'task-1' }],
      [`${ROUTE}/template`, { taskId: 'task-1' }],
      [
        `${ROUTE}/targets`,
        {
          taskId: 'task-1',
          targets: [{ ...target, state: 'pending' }],
          publications: [],
        },
      ],
      [
        `${ROUTE}/targets`,
        {
          taskId: 'task-1',
          targets: [{ ...target, state: 'published' }],
          publications: [publication],
        },
      ],
    ]);
    expect(await run()).toEqual({ publications: [publication] });
    expect(await countProducts()).toBe(1);
  });

  it('refuses bytes that changed under a digest since an earlier attempt', async () => {
    const checkpoints = new Map<string, unknown>();
    const checkpoint = async (o: { key: string; fn(): Promise<unknown> }) => {
      if (!checkpoints.has(o.key)) checkpoints.set(o.key, await o.fn());
      return checkpoints.get(o.key);
    };
    await run({}, { checkpoint });
    patterns.on(`${ROUTE}/template`, { status: 200, bytes: OTHER });
    await expect(run({}, { checkpoint })).rejects.toThrow(
      /a bundle never changes: nothing was published/,
    );
    await expect(run()).rejects.toThrow(/a published version never changes/);
  });

  it('publishes with the attributes of the plan', async () => {
    patterns.on(`${ROUTE}/start`, {
      status: 200,
      json: { ...plan, attributes: { Data: ['PII'] } },
    });
    catalog.config.embedAttributes = true;
    await expect(run()).rejects.toThrow(
      'The attribute group APO.DATA.PII is not in AppRegistry yet',
    );
    catalog.config.embedAttributes = false;
    await expect(run()).resolves.toMatchObject({
      publications: [{ digest }],
    });
  });

  it('names the config section when there is none', async () => {
    const action = createPublishServiceCatalogAction({
      ...patterns.connection,
      publishers: [],
    });
    const ctx = createMockActionContext({
      input: { name: 'topic', version: '1.0.0' },
    });
    await expect(action.handler(ctx as never)).rejects.toThrow(
      /add the config section patterns\.publish\.serviceCatalog/,
    );
  });
});
