import { setTimeout as sleep } from 'node:timers/promises';
import type { Polling } from './progress';

/**
 * Looks again and again, with growing pauses, until there is an answer.
 *
 * @returns the answer, or undefined when the time is over.
 * @throws what `look` throws; AbortError when the signal fires.
 */
export async function pollUntil<T>(
  look: () => Promise<T | undefined>,
  withinMs: number,
  { timing, signal }: { timing: Polling; signal?: AbortSignal },
): Promise<T | undefined> {
  const deadline = Date.now() + withinMs;
  let pause = timing.pollMs;
  for (;;) {
    signal?.throwIfAborted();
    const answer = await look();
    if (answer !== undefined) return answer;
    if (Date.now() + pause > deadline) return undefined;
    await sleep(pause, undefined, { signal });
    pause = Math.min(pause * 2, timing.maxPollMs);
  }
}
