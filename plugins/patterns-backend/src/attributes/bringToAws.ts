import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SyncSubject } from '@apo/backstage-plugin-patterns-common';
import type {
  PatternStore,
  SyncContent,
  SyncOutcome,
  SyncRequest,
} from '@apo/backstage-plugin-patterns-node';
import { toFailure } from './attempts';
import type { SyncCarrier } from './SyncCarrier';

/** Makes AWS what the store says of one subject, and records how that ended. */
export async function bringToAws(
  options: { store: PatternStore; carrier: SyncCarrier; logger: LoggerService },
  request: SyncRequest,
  holder: string,
  signal: AbortSignal,
): Promise<void> {
  const { store, carrier, logger } = options;
  const { subject } = request;
  let outcome: SyncOutcome = { done: true };
  try {
    const content = await readContent(store, subject);
    const attempt = content && { request, holder, content };
    const end = attempt && (await carrier.carry(attempt, signal));
    if (end === 'recorded') return;
  } catch (error) {
    // Whoever takes it up next tries at once: this attempt was cut short.
    if (signal.aborted) return;
    const failure = toFailure(error, request, Date.now());
    logger.warn(`${subject.kind} ${subject.id}: ${failure.message}`);
    outcome = failure;
  }
  await store.finishSync(request, holder, outcome);
}

/** What AWS is to have; undefined when it is to have nothing. */
async function readContent(
  store: PatternStore,
  { kind, id }: SyncSubject,
): Promise<SyncContent | undefined> {
  if (kind === 'attribute') {
    const attribute = await store.getAttribute(id, { unpublished: true });
    return { kind, attribute };
  }
  const pattern = await store.getPublished(id);
  return pattern && { kind: 'pattern', pattern };
}
