import { setTimeout as sleep } from 'node:timers/promises';
import { mapAtOnce } from './mapAtOnce';

async function* numbers(count: number, onTake: () => void = () => {}) {
  for (let i = 0; i < count; i++) {
    onTake();
    yield i;
  }
}

describe('mapAtOnce', () => {
  it('looks at four items at once, and gives what it saw in their order', async () => {
    let running = 0;
    let most = 0;
    const seen = await mapAtOnce(numbers(20), async i => {
      running += 1;
      most = Math.max(most, running);
      await sleep(20 - i);
      running -= 1;
      return i * 2;
    });
    expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i * 2));
    expect(most).toBe(4);
  });

  it('takes no more after a failure, and ends when nothing runs any more', async () => {
    let taken = 0;
    let ended = 0;
    const looking = mapAtOnce(
      numbers(100, () => (taken += 1)),
      async i => {
        await sleep(i === 0 ? 1 : 20);
        ended += 1;
        if (i === 0) throw new Error('first');
      },
    );
    await expect(looking).rejects.toThrow('first');
    expect(taken).toBeLessThan(10);
    expect(ended).toBe(taken);
  });

  it('fails as its source does', async () => {
    async function* broken() {
      yield 1;
      throw new Error('no database');
    }
    await expect(mapAtOnce(broken(), async i => i)).rejects.toThrow(
      'no database',
    );
  });
});
