import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SyncSubject } from '@apo/backstage-plugin-patterns-common';
import {
  AttributeSyncError,
  type AttributeSync,
  type PatternStore,
  type SyncOutcome,
  type SyncRequest,
} from '@apo/backstage-plugin-patterns-node';

/** Time of one attempt, in milliseconds. */
const ATTEMPT_MS = 120_000;
/** Attempts after which it is given up, some hours later. */
export const MAX_ATTEMPTS = 50;
/** Wait after the first failure, in milliseconds; each further one doubles it. */
const FIRST_WAIT_MS = 1_000;
/** Longest wait between attempts, in milliseconds. */
const LONGEST_WAIT_MS = 300_000;

/** Makes AWS what the store says of one subject, and records how that ended. */
export async function bringToAws(
  options: { store: PatternStore; sync: AttributeSync; logger: LoggerService },
  request: SyncRequest,
  holder: string,
  signal: AbortSignal,
): Promise<void> {
  const { store, logger } = options;
  const { subject } = request;
  let outcome: SyncOutcome = { done: true };
  try {
    const deadline = AbortSignal.timeout(ATTEMPT_MS);
    await bring(options, subject, AbortSignal.any([signal, deadline]));
  } catch (error) {
    // Whoever takes it up next tries at once: this attempt was cut short.
    if (signal.aborted) return;
    const failure = toFailure(error, request, Date.now());
    logger.warn(`${subject.kind} ${subject.id}: ${failure.message}`);
    outcome = failure;
  }
  await store.finishSync(request, holder, outcome);
}

async function bring(
  { store, sync }: { store: PatternStore; sync: AttributeSync },
  { kind, id }: SyncSubject,
  signal: AbortSignal,
) {
  if (kind === 'attribute') {
    const attribute = await store.getAttribute(id, { unpublished: true });
    await sync.syncAttribute(id, attribute, signal);
    return;
  }
  const pattern = await store.getPublished(id);
  if (pattern) await sync.syncPattern(pattern, signal);
}

/** When a failure is tried again; each time later, and not for ever. */
export function toFailure(
  error: unknown,
  { attempts }: Pick<SyncRequest, 'attempts'>,
  now: number,
): SyncOutcome & { done: false } {
  const { message } = toError(error);
  const isFinal = error instanceof AttributeSyncError && !error.retryable;
  if (isFinal || attempts + 1 >= MAX_ATTEMPTS) return { done: false, message };
  const wait = Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS);
  return { done: false, message, retryAt: new Date(now + wait) };
}
