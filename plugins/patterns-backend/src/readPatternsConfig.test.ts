import { ConfigReader } from '@backstage/config';
import type { JsonValue } from '@backstage/types';
import { readPatternsConfig } from './readPatternsConfig';

const lookMsOf = (interval: JsonValue) =>
  readPatternsConfig(new ConfigReader({ patterns: { work: { interval } } }))
    .lookMs;

describe('the interval of the workers', () => {
  it('is two seconds unless set', () => {
    expect(readPatternsConfig(new ConfigReader({})).lookMs).toBe(2_000);
  });

  it.each([
    [{ seconds: 10 }, 10_000],
    ['1m', 60_000],
    [{ milliseconds: 50 }, 50],
  ])('can be %j', (interval, lookMs) => {
    expect(lookMsOf(interval)).toBe(lookMs);
  });

  it.each([{ milliseconds: 49 }, { seconds: 0 }])(
    'cannot be %j, which would keep the database busy',
    interval => {
      expect(() => lookMsOf(interval)).toThrow(
        /^patterns\.work\.interval is \d+ ms: use at least 50 ms/,
      );
    },
  );
});
