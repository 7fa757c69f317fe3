import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits for a change of a table that dynalite makes a moment after its answer.
 * AWS's waiters would ask again only after 20 seconds.
 */
export async function untilSettled(
  isSettled: () => Promise<boolean>,
): Promise<void> {
  while (!(await isSettled())) await sleep(1);
}
