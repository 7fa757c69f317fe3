import { BuildNews } from './BuildNews';

const never = new AbortController().signal;

describe('BuildNews', () => {
  it('wakes who waits for the build, and nobody else', async () => {
    const news = new BuildNews();
    const watch = news.watch('a');
    const other = news.watch('b').wait(20, never);
    const woken = watch.wait(60_000, never);
    news.tell('a');
    await expect(woken).resolves.toBeUndefined();
    await other;
    news.tell('unknown');
  });

  it('keeps news that come while nobody waits, once', async () => {
    const news = new BuildNews();
    const watch = news.watch('a');
    news.tell('a');
    news.tell('a');
    await watch.wait(60_000, never);
    const startedAt = performance.now();
    await watch.wait(50, never);
    expect(performance.now() - startedAt).toBeGreaterThan(40);
  });

  it('waits no longer than said, or than the signal lets it', async () => {
    const watch = new BuildNews().watch('a');
    await watch.wait(10, never);
    const waiting = watch.wait(60_000, AbortSignal.timeout(10));
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});
