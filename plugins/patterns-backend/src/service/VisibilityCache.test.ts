import { VisibilityCache } from './VisibilityCache';

const published = { unpublished: false };
const everything = { unpublished: true };

describe('VisibilityCache', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks once for all who see the same, until the answer is old', async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return asked;
    };
    const cache = new VisibilityCache(60_000, ask);
    expect(
      await Promise.all([cache.get(published), cache.get({ ...published })]),
    ).toEqual([1, 1]);
    jest.advanceTimersByTime(59_999);
    expect(await cache.get(published)).toBe(1);
    jest.advanceTimersByTime(1);
    expect(await cache.get(published)).toBe(2);
  });

  it('keeps apart who sees different things', async () => {
    const cache = new VisibilityCache(60_000, async visibility => visibility);
    expect(await cache.get(published)).toEqual(published);
    expect(await cache.get(everything)).toEqual(everything);
  });

  it('keeps no failure', async () => {
    const ask = jest
      .fn<Promise<string>, []>()
      .mockRejectedValueOnce(new Error('down'))
      .mockResolvedValue('up');
    const cache = new VisibilityCache(60_000, ask);
    await expect(cache.get(published)).rejects.toThrow('down');
    expect(await cache.get(published)).toBe('up');
  });

  it('forgets the oldest of more than fifty', async () => {
    const ask = jest.fn(async () => 'answer');
    const cache = new VisibilityCache(60_000, ask);
    const by = (owner: number) => ({
      unpublished: true,
      filter: { key: 'owner' as const, values: [`${owner}`] },
    });
    for (let owner = 0; owner <= 50; owner++) await cache.get(by(owner));
    await cache.get(by(50));
    expect(ask).toHaveBeenCalledTimes(51);
    await cache.get(by(0));
    expect(ask).toHaveBeenCalledTimes(52);
  });
});
