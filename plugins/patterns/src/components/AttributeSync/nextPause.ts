import type { AttributeSyncStatus } from '@apo/backstage-plugin-patterns-common';

/** First pause between two looks while something is on its way, in milliseconds. */
export const BUSY_PAUSE_MS = 1_000;
/** Longest pause while something is on its way, in milliseconds. */
export const MAX_BUSY_PAUSE_MS = 15_000;
/** Pause otherwise, in milliseconds. */
export const QUIET_PAUSE_MS = 60_000;

/** Whether something is on its way or is compared. */
export function isBusy({ pending, checking }: AttributeSyncStatus): boolean {
  return pending > 0 || checking === true;
}

/** How long to wait after a look: the longer nothing moves, the longer. */
export function nextPause(
  pause: number,
  before: AttributeSyncStatus | undefined,
  now: AttributeSyncStatus,
): number {
  if (!isBusy(now)) return QUIET_PAUSE_MS;
  const hasMoved =
    !before ||
    before.pending !== now.pending ||
    before.checking !== now.checking;
  return hasMoved ? BUSY_PAUSE_MS : Math.min(pause * 2, MAX_BUSY_PAUSE_MS);
}
