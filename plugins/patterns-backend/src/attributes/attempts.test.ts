import { AttributeSyncError } from '@apo/backstage-plugin-patterns-node';
import { MAX_ATTEMPTS, toFailure } from './attempts';

describe('a failure on the way to AWS', () => {
  const waitAfter = (attempts: number, error: Error = new Error('down')) => {
    const { retryAt } = toFailure(error, { attempts }, 1_000_000);
    return retryAt && retryAt.getTime() - 1_000_000;
  };

  it('is tried again later each time, every five minutes at last', () => {
    expect([0, 1, 2, 8, 9, 40].map(n => waitAfter(n))).toEqual([
      1_000, 2_000, 4_000, 256_000, 300_000, 300_000,
    ]);
  });

  it('is given up after hours, or at once when AWS refuses', () => {
    expect(waitAfter(MAX_ATTEMPTS - 1)).toBeUndefined();
    const refusal = new AttributeSyncError('No', { retryable: false });
    expect(waitAfter(0, refusal)).toBeUndefined();
    const throttled = new AttributeSyncError('Slow', { retryable: true });
    expect(waitAfter(0, throttled)).toBe(1_000);
  });
});
