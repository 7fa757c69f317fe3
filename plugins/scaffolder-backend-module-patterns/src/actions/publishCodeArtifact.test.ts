import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  refusal,
  startFakePatterns,
  type FakePatterns,
} from '../__testUtils__/fakePatterns';
import {
  createTestPublisher,
  packageOf,
  startLocalCodeArtifact,
  versionsOf,
  type LocalCodeArtifact,
} from '../__testUtils__/localCodeArtifact';
import type { PackageRequest } from '../codeArtifact/PackageContext';
import { createPublishCodeArtifactAction } from './publishCodeArtifact';

/** The only target, as the back end is told of it. */
const target = { name: 'default', region: 'eu-west-1' };
const ROUTE = 'POST /patterns/topic/versions/1.0.0/release';

describe('patterns:publish:codeartifact', () => {
  const environment = { ...process.env };
  let patterns: FakePatterns;
  let registry: LocalCodeArtifact;
  let approved: PackageRequest;
  let plan: object;

  beforeAll(async () => {
    patterns = await startFakePatterns();
    registry = await startLocalCodeArtifact();
    approved = await packageOf('topic');
    plan = {
      patternName: 'topic',
      version: '1.0.0',
      type: 'CDK',
      title: 'Topic',
      description: 'Sends messages',
      owner: 'group:default/platform',
      digest: approved.digest,
      package: {
        name: approved.packageName,
        integrity: approved.integrity,
        size: approved.tarball.length,
        outputs: 'e'.repeat(64),
      },
      publications: [],
      previous: [],
    };
  });
  afterAll(async () => {
    await patterns?.stop();
    await registry?.local.stop();
    process.env = environment;
  });
  beforeEach(() => {
    patterns.reset();
    patterns.on(`${ROUTE}/start`, { status: 200, json: plan });
    patterns.on(`${ROUTE}/targets`, { status: 200, json: {} });
    patterns.on(`${ROUTE}/package`, { status: 200, bytes: approved.tarball });
  });

  async function run(input: object = {}) {
    const ctx = createMockActionContext({
      input: {
        name: 'topic',
        version: '1.0.0',
        digest: approved.digest,
        ...input,
      },
      task: { id: 'task-1' },
    });
    const { publisher } = createTestPublisher();
    const action = createPublishCodeArtifactAction({
      ...patterns.connection,
      publishers: [publisher],
    });
    await action.handler(ctx as never);
    return Object.fromEntries((ctx.output as jest.Mock).mock.calls);
  }

  const published = () =>
    versionsOf(registry.clients, 'topic').catch(error => error.name);

  it('refuses what it must not publish, before AWS sees anything', async () => {
    await expect(run({ digest: 'f'.repeat(64) })).rejects.toThrow(
      /is sha256:d+, the task started with sha256:f+/,
    );
    patterns.on(
      `${ROUTE}/start`,
      refusal(403, 'NotAllowedError', 'Another task has it'),
    );
    await expect(run()).rejects.toThrow(/Another task has it/);
    patterns.on(`${ROUTE}/start`, {
      status: 200,
      json: { ...plan, type: 'CFN', package: undefined },
    });
    await expect(run()).rejects.toThrow(/is of type CFN/);
    patterns.on(`${ROUTE}/start`, { status: 200, json: plan });
    patterns.on(`${ROUTE}/package`, {
      status: 200,
      bytes: Buffer.from('other bytes'),
    });
    await expect(run()).rejects.toThrow(/nothing was published/);
    expect(await published()).toBe('ResourceNotFoundException');
  });

  it('publishes what the back end hands out for the task', async () => {
    const {
      publications: [publication],
    } = await run();
    expect(publication).toMatchObject({
      target: 'codeartifact',
      digest: approved.digest,
      package: '@patterns/topic',
      integrity: approved.integrity,
    });
    expect(
      patterns.calls.map(c => [c.route, JSON.parse(c.body.toString())]),
    ).toEqual([
      [`${ROUTE}/start`, { taskId: 'task-1' }],
      [`${ROUTE}/package`, { taskId: 'task-1' }],
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
    expect(await published()).toEqual(['1.0.0']);
  });

  it('names the config section when there is none', async () => {
    const action = createPublishCodeArtifactAction({
      ...patterns.connection,
      publishers: [],
    });
    const ctx = createMockActionContext({
      input: { name: 'topic', version: '1.0.0' },
    });
    await expect(action.handler(ctx as never)).rejects.toThrow(
      /add the config section patterns\.publish\.codeArtifact/,
    );
  });
});
