import { inSync } from '../../__testUtils__/attributeFixtures';
import {
  BUSY_PAUSE_MS,
  MAX_BUSY_PAUSE_MS,
  nextPause,
  QUIET_PAUSE_MS,
} from './nextPause';

const busy = (pending: number) => ({ ...inSync, pending });

describe('the pause before the next look at the sync', () => {
  it('is long while all is quiet', () => {
    expect(nextPause(BUSY_PAUSE_MS, busy(1), inSync)).toBe(QUIET_PAUSE_MS);
  });

  it('is short while something moves', () => {
    expect(nextPause(8_000, busy(3), busy(2))).toBe(BUSY_PAUSE_MS);
    expect(nextPause(8_000, undefined, busy(2))).toBe(BUSY_PAUSE_MS);
    expect(nextPause(8_000, inSync, { ...inSync, checking: true })).toBe(
      BUSY_PAUSE_MS,
    );
  });

  it('doubles while nothing moves, up to a limit', () => {
    expect(nextPause(2_000, busy(2), busy(2))).toBe(4_000);
    expect(nextPause(MAX_BUSY_PAUSE_MS, busy(2), busy(2))).toBe(
      MAX_BUSY_PAUSE_MS,
    );
  });
});
