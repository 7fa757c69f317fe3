import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  refusal,
  startFakePatterns,
  type FakePatterns,
} from '../__testUtils__/fakePatterns';
import { createReleaseStartAction } from './releaseStart';

const START = 'POST /patterns/topic/versions/1.0.0/release/start';
const plan = {
  patternName: 'topic',
  version: '1.0.0',
  type: 'CFN',
  title: 'Topic',
  description: '',
  owner: 'group:default/platform',
  attributes: { Data: ['PII', 'Public'] },
  digest: 'd'.repeat(64),
  templatePath: 'template.yaml',
  publications: [],
  previous: [{ productId: 'prod-1' }],
};

describe('patterns:release:start', () => {
  let patterns: FakePatterns;

  beforeAll(async () => {
    patterns = await startFakePatterns();
  });
  afterAll(() => patterns?.stop());
  beforeEach(() => patterns.reset());

  async function run(input: object) {
    const ctx = createMockActionContext({
      input: { name: 'topic', version: '1.0.0', ...input },
      task: { id: 'task-1' },
    });
    await createReleaseStartAction(patterns.connection).handler(ctx as never);
    return Object.fromEntries((ctx.output as jest.Mock).mock.calls);
  }

  it('claims the release for its task and outputs the plan', async () => {
    patterns.on(START, { status: 200, json: plan });
    const { patternName, version, publications, ...outputs } = plan;
    expect(await run({ releaseKey: 'key' })).toEqual(outputs);
    expect(JSON.parse(patterns.calls[0].body.toString())).toEqual({
      taskId: 'task-1',
      releaseKey: 'key',
    });
  });

  it.each([undefined, ''])('sends no key for %j', async releaseKey => {
    patterns.on(START, { status: 200, json: plan });
    await run({ releaseKey });
    expect(JSON.parse(patterns.calls[0].body.toString())).toEqual({
      taskId: 'task-1',
    });
  });

  it('fails with the back end’s reason for a task that it did not start', async () => {
    patterns.on(START, refusal(403, 'NotAllowedError', 'Another task has it'));
    await expect(run({})).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(
        /^Could not start the release of topic 1\.0\.0: Another task has it/,
      ),
    });
  });

  it('says that a retry helps when the back end is down', async () => {
    patterns.on(START, 'drop');
    await expect(run({})).rejects.toThrow(/Retry the task/);
    patterns.on(START, refusal(500, 'Error', 'boom'));
    await expect(run({})).rejects.toThrow(/boom\. Retry the task/);
  });
});
