import { toError } from '@backstage/errors';
import {
  AttributeSyncError,
  LifecycleMirrorError,
  type SyncOutcome,
  type SyncRequest,
} from '@apo/backstage-plugin-patterns-node';

/** Time of one attempt, in milliseconds. */
export const ATTEMPT_MS = 120_000;
/** Attempts after which it is given up, some hours later. */
export const MAX_ATTEMPTS = 50;
/** Wait after the first failure, in milliseconds; each further one doubles it. */
const FIRST_WAIT_MS = 1_000;
/** Longest wait between attempts, in milliseconds. */
const LONGEST_WAIT_MS = 300_000;

/** When a failure is tried again; each time later, and not for ever. */
export function toFailure(
  error: unknown,
  { attempts }: Pick<SyncRequest, 'attempts'>,
  now: number,
): SyncOutcome & { done: false } {
  const { message } = toError(error);
  const isExplained =
    error instanceof AttributeSyncError ||
    error instanceof LifecycleMirrorError;
  const isFinal = isExplained && !error.retryable;
  if (isFinal || attempts + 1 >= MAX_ATTEMPTS) return { done: false, message };
  const wait = Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS);
  return { done: false, message, retryAt: new Date(now + wait) };
}
