import { AtMostOnce } from './AtMostOnce';

describe('AtMostOnce', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('does the first at once, and the last of the others later', () => {
    const done: number[] = [];
    const often = new AtMostOnce(60_000);
    for (const i of [1, 2, 3]) often.do(() => done.push(i));
    expect(done).toEqual([1]);
    jest.advanceTimersByTime(59_999);
    expect(done).toEqual([1]);
    jest.advanceTimersByTime(1);
    expect(done).toEqual([1, 3]);
    often.do(() => done.push(4));
    jest.advanceTimersByTime(60_000);
    expect(done).toEqual([1, 3, 4]);
    jest.advanceTimersByTime(60_000);
    often.do(() => done.push(5));
    expect(done).toEqual([1, 3, 4, 5]);
  });

  it('forgets what waits when it is stopped', () => {
    const done: number[] = [];
    const often = new AtMostOnce(60_000);
    for (const i of [1, 2]) often.do(() => done.push(i));
    often.stop();
    jest.advanceTimersByTime(120_000);
    expect(done).toEqual([1]);
  });
});
