import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  refusal,
  startFakePatterns,
  type FakePatterns,
} from '../__testUtils__/fakePatterns';
import { createReleaseFinishAction } from './releaseFinish';

const FINISH = 'POST /patterns/topic/versions/1.0.0/release/finish';
const publication = {
  targetName: 'default',
  target: 'service-catalog' as const,
  publishedAt: '2026-01-01T00:00:00.000Z',
  digest: 'd'.repeat(64),
  accountId: '123456789012',
  region: 'eu-west-1',
  productId: 'prod-1',
};

describe('patterns:release:finish', () => {
  let patterns: FakePatterns;

  beforeAll(async () => {
    patterns = await startFakePatterns();
  });
  afterAll(() => patterns?.stop());
  beforeEach(() => patterns.reset());

  async function run(input: object = { publications: [publication] }) {
    const ctx = createMockActionContext({
      input: { name: 'topic', version: '1.0.0', ...input },
      task: { id: 'task-1' },
    });
    await createReleaseFinishAction(patterns.connection).handler(ctx as never);
    return Object.fromEntries((ctx.output as jest.Mock).mock.calls);
  }

  it('records where the version went, as often as it is run', async () => {
    patterns.on(FINISH, { status: 200, json: { state: 'published' } });
    const outputs = {
      state: 'published',
      versionUrl: '/patterns/topic/versions/1.0.0',
    };
    expect(await run()).toEqual(outputs);
    expect(await run()).toEqual(outputs);
    for (const { body } of patterns.calls) {
      expect(JSON.parse(body.toString())).toEqual({
        taskId: 'task-1',
        publications: [publication],
      });
    }
  });

  it('finishes nothing that no step published', async () => {
    await expect(run({})).rejects.toThrow(/no step of this release published/);
    expect(patterns.calls).toEqual([]);
  });

  it('fails with the back end’s reason', async () => {
    patterns.on(FINISH, refusal(409, 'ConflictError', 'It is not publishing'));
    await expect(run()).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(
        'Could not finish the release of topic 1.0.0: It is not publishing',
      ),
    });
  });
});
