import { FIRST_PAUSE_MS, LONGEST_PAUSE_MS, nextPause } from './useLaunch';

describe('the pause before the next look at a launch', () => {
  it('is short after a change, and grows while nothing changes', () => {
    expect(nextPause(9_000, undefined, 'starting')).toBe(FIRST_PAUSE_MS);
    expect(nextPause(9_000, 'starting', 'running')).toBe(FIRST_PAUSE_MS);
    expect(nextPause(FIRST_PAUSE_MS, 'running', 'running')).toBe(1_500);
    expect(nextPause(14_000, 'running', 'running')).toBe(LONGEST_PAUSE_MS);
  });

  it('is long while AWS is not at work', () => {
    expect(nextPause(FIRST_PAUSE_MS, 'running', 'available')).toBe(
      LONGEST_PAUSE_MS,
    );
    expect(nextPause(FIRST_PAUSE_MS, undefined, undefined)).toBe(
      LONGEST_PAUSE_MS,
    );
  });
});
