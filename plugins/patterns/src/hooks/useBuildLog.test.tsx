import { act, render, screen } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import type { BuildLog } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../api';
import { answer, fakePatternsApi } from '../__testUtils__/fakePatternsApi';
import { LOG_PAUSE_MS, useBuildLog } from './useBuildLog';

const bundle = { patternName: 'fan', version: '1.0.0', digest: 'd' };
const part = (text: string, next: number, complete = false): BuildLog => ({
  text,
  next,
  complete,
});

function Shown(props: { live: boolean }) {
  const { log, complete, error } = useBuildLog(bundle, props.live);
  return (
    <p>
      {log.lines.join('|')}
      {complete && ' END'}
      {error && ` ${error.message}`}
    </p>
  );
}

function follow(getBuildLog: jest.Mock, live = true) {
  return render(
    <TestApiProvider
      apis={[[patternsApiRef, fakePatternsApi({ getBuildLog })]]}
    >
      <Shown live={live} />
    </TestApiProvider>,
  );
}

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const text = () => screen.getByRole('paragraph').textContent;

describe('following a log', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('goes on from where it was, each second, until it is complete', async () => {
    const getBuildLog = jest
      .fn()
      .mockResolvedValueOnce(part('a\n', 7))
      .mockResolvedValueOnce(part('', 7))
      .mockResolvedValueOnce(part('b\n', 9))
      .mockResolvedValue(part('', 9, true));
    follow(getBuildLog);
    await pass(0);
    expect(text()).toBe('a');
    await pass(2 * LOG_PAUSE_MS);
    expect(text()).toBe('a|b');
    await pass(LOG_PAUSE_MS);
    expect(text()).toBe('a|b END');
    await pass(60_000);
    expect(getBuildLog.mock.calls.map(([, from]) => from)).toEqual([
      0, 7, 7, 9,
    ]);
  });

  it('repeats a request that was dropped, from the same place', async () => {
    const getBuildLog = jest
      .fn()
      .mockResolvedValueOnce(part('a\n', 7))
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue(part('b\n', 9));
    follow(getBuildLog);
    await pass(LOG_PAUSE_MS);
    expect(text()).toBe('a Failed to fetch');
    await pass(LOG_PAUSE_MS);
    expect(text()).toBe('a|b');
    expect(getBuildLog).toHaveBeenLastCalledWith(
      { patternName: 'fan', version: '1.0.0' },
      7,
      expect.anything(),
    );
  });

  it('asks no more when the server refuses', async () => {
    const failure = await answer(403, 'NotAllowedError', 'Not yours');
    const getBuildLog = jest.fn().mockRejectedValue(failure);
    follow(getBuildLog);
    await pass(60_000);
    expect(getBuildLog).toHaveBeenCalledTimes(1);
  });

  it('ends when the page is left, and rests while it is hidden', async () => {
    const getBuildLog = jest.fn(async () => part('', 0));
    const { unmount } = follow(getBuildLog);
    await pass(LOG_PAUSE_MS);
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(60_000);
    expect(getBuildLog).toHaveBeenCalledTimes(2);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(0);
    expect(getBuildLog).toHaveBeenCalledTimes(3);
    hidden.mockRestore();
    unmount();
    await pass(60_000);
    expect(getBuildLog).toHaveBeenCalledTimes(3);
  });

  it('reads a log that is there without a pause', async () => {
    const getBuildLog = jest
      .fn()
      .mockResolvedValueOnce(part('a\n', 7))
      .mockResolvedValueOnce(part('b\n', 9))
      .mockResolvedValue(part('', 9, true));
    follow(getBuildLog, false);
    await pass(10);
    expect(text()).toBe('a|b END');
  });
});
