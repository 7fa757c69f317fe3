import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  refusal,
  startFakePatterns,
  type FakePatterns,
} from '../__testUtils__/fakePatterns';
import { connectForRelease } from './connectToPatterns';
import { followBuild } from './followBuild';

const ref = { patternName: 'topic', version: '1.0.0' };
const VERSION = 'GET /patterns/topic/versions/1.0.0';
const logFrom = (from: number) => `${VERSION}/build-log?from=${from}`;

describe('followBuild', () => {
  let patterns: FakePatterns;
  const log = { info: jest.fn(), warn: jest.fn() };

  beforeAll(async () => {
    patterns = await startFakePatterns();
  });
  afterAll(() => patterns?.stop());
  beforeEach(() => {
    patterns.reset();
    jest.clearAllMocks();
  });

  const follow = (signal?: AbortSignal) =>
    followBuild(
      connectForRelease(patterns.connection, createMockActionContext()),
      ref,
      { log, signal },
    );

  const part = (text: string, next: number, complete = false) => ({
    status: 200,
    json: { text, next, complete },
  });

  it('shows the log while it grows, and tells where the version stands', async () => {
    let looks = 0;
    patterns.on(logFrom(0), part('== install\n', 3));
    patterns.on(logFrom(3), () => {
      looks += 1;
      return looks === 1 ? part('', 3) : part('== build\nok\n', 9);
    });
    patterns.on(logFrom(9), part('', 9, true));
    patterns.on(VERSION, { status: 200, json: { state: 'in-review' } });
    expect(await follow()).toBe('in-review');
    expect(log.info.mock.calls.flat()).toEqual(['== install', '== build\nok']);
    expect(log.warn).not.toHaveBeenCalled();
  });

  it('warns of a version that is invalid', async () => {
    patterns.on(logFrom(0), part('', 0, true));
    patterns.on(VERSION, {
      status: 200,
      json: { state: 'invalid', findings: { error: 2 } },
    });
    expect(await follow()).toBe('invalid');
    expect(log.warn).toHaveBeenCalledWith(
      expect.stringContaining('2 findings'),
    );
  });

  it.each([
    ['answers with an error', refusal(503, 'Error', 'busy')],
    ['does not answer', 'drop' as const],
  ])('fails no task when the back end %s', async (_, answer) => {
    patterns.on(logFrom(0), answer);
    expect(await follow()).toBeUndefined();
    expect(log.warn).toHaveBeenCalledWith(
      expect.stringContaining('page of the version shows it'),
    );
  });

  it('ends with the task', async () => {
    patterns.on(logFrom(0), part('', 0));
    await expect(follow(AbortSignal.timeout(200))).rejects.toThrow();
  });
});
