import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  AttributeSyncError,
  type AttributeSyncQueue,
  type PatternStore,
  type SyncOutcome,
  type SyncRequest,
  type SyncResult,
} from '@apo/backstage-plugin-patterns-node';
import { ATTEMPT_MS, toFailure } from './attempts';
import type { SyncAttempt, SyncCarrier } from './SyncCarrier';

/**
 * Has attributes brought to AWS by whoever takes the jobs of a queue. Any
 * replica may get the result of a job, and records it. Who sent the job waits
 * and holds the lease meanwhile: it learns of a result that another one got by
 * losing the lease.
 */
export class CarryByQueue implements SyncCarrier {
  readonly concurrency = 50;
  private readonly stopping = new AbortController();
  /** What ends the wait of an attempt, by {@link nameOf}. */
  private readonly waiting = new Map<string, () => void>();
  private receiving?: Promise<void>;

  constructor(
    private readonly options: {
      store: PatternStore;
      queue: AttributeSyncQueue;
      logger: LoggerService;
      /** How long a job may take, in milliseconds; two minutes unless set. */
      answerMs?: number;
    },
  ) {}

  start(): void {
    const { queue } = this.options;
    this.receiving = queue.receive(
      result => this.record(result),
      this.stopping.signal,
    );
  }

  /** Takes no more results; others get them. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.receiving;
  }

  async carry(
    { request, holder, content }: SyncAttempt,
    signal: AbortSignal,
  ): Promise<'recorded'> {
    const { queue, answerMs = ATTEMPT_MS } = this.options;
    const expiresAt = new Date(Date.now() + answerMs).toISOString();
    const name = nameOf(request, holder);
    const recorded = new AbortController();
    this.waiting.set(name, () => recorded.abort());
    try {
      const subject = { ...request.subject, kind: content.kind };
      await queue.send(
        { ...request, subject, holder, expiresAt, content },
        signal,
      );
      await sleep(answerMs, undefined, {
        signal: AbortSignal.any([signal, recorded.signal]),
      });
    } catch (error) {
      if (recorded.signal.aborted) return 'recorded';
      throw error;
    } finally {
      this.waiting.delete(name);
    }
    throw new AttributeSyncError(
      `The function that brings attributes to AWS did not answer within ${Math.ceil(
        answerMs / 1_000,
      )} s. It is tried again; if this stays, look at the function’s log and at the dead-letter queue of its queue.`,
      { retryable: true },
    );
  }

  /** What comes for a lease that was lost, or too late, changes nothing. */
  private async record(result: SyncResult): Promise<void> {
    const { store, logger } = this.options;
    const { subject, generation, attempts, holder } = result;
    const outcome = toOutcome(result);
    if (!outcome.done) {
      logger.warn(`${subject.kind} ${subject.id}: ${outcome.message}`);
    }
    const request = { subject, generation, attempts };
    await store.finishSync(request, holder, outcome);
    this.waiting.get(nameOf(request, holder))?.();
  }
}

function toOutcome({ outcome, attempts }: SyncResult): SyncOutcome {
  if (outcome.done) return { done: true };
  const { message, retryable } = outcome;
  const error = new AttributeSyncError(message, { retryable });
  return toFailure(error, { attempts }, Date.now());
}

/** Each claim has a holder of its own, so these two name one attempt. */
function nameOf({ subject: { kind, id } }: SyncRequest, holder: string) {
  return `${holder} ${kind} ${id}`;
}
