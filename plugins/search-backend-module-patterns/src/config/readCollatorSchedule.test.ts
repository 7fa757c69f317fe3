import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readCollatorSchedule } from './readCollatorSchedule';

const read = (schedule?: JsonObject) =>
  readCollatorSchedule(
    new ConfigReader({ search: { collators: { patterns: { schedule } } } }),
  );

describe('readCollatorSchedule', () => {
  it('has one without configuration', () => {
    expect(read()).toEqual({
      frequency: { minutes: 10 },
      timeout: { minutes: 15 },
      initialDelay: { seconds: 3 },
    });
    expect(readCollatorSchedule(new ConfigReader({}))).toEqual(read());
  });

  it('takes another', () => {
    expect(read({ frequency: 'PT1H', timeout: '2m' })).toMatchObject({
      frequency: { hours: 1 },
      timeout: { minutes: 2 },
    });
  });

  it('names the key of a wrong one', () => {
    expect(() => read({ frequency: 'often' })).toThrow(
      'search.collators.patterns.schedule must have a frequency',
    );
  });
});
