import { MemoryStore } from 'express-rate-limit';
import type { RequestLimits } from '../readPatternsConfig';
import { TooManyRequestsError } from './TooManyRequestsError';

/** Requests are counted over so many milliseconds. */
export const WINDOW_MS = 60_000;

/** What is counted, in the words of a refusal. */
export type Counted = 'changes' | 'validations' | 'reads by agents';

/**
 * What each caller sent in the last minute, by routes and by actions of agents
 * together. Each replica counts for itself.
 */
export class RequestCounts {
  readonly stores: Record<Counted, MemoryStore> = {
    changes: new MemoryStore(),
    validations: new MemoryStore(),
    'reads by agents': new MemoryStore(),
  };
  readonly limits: Record<Counted, number>;

  constructor(limits: RequestLimits) {
    this.limits = {
      changes: limits.changesPerMinute,
      validations: limits.validationsPerMinute,
      'reads by agents': limits.agentReadsPerMinute,
    };
    for (const store of Object.values(this.stores)) {
      store.init({ windowMs: WINDOW_MS } as never);
    }
  }

  /** @throws TooManyRequestsError when it is one more than a caller may send. */
  async count(what: Counted, caller: string): Promise<void> {
    const { totalHits, resetTime } = await this.stores[what].increment(caller);
    if (totalHits <= this.limits[what]) return;
    const left = (resetTime?.getTime() ?? Date.now() + WINDOW_MS) - Date.now();
    throw this.refusal(what, Math.ceil(left / 1000));
  }

  /** The answer to one more. */
  refusal(what: Counted, seconds: number): TooManyRequestsError {
    return new TooManyRequestsError(
      `These are more than ${this.limits[what]} ${what} in a minute: wait ${seconds} seconds, then go on`,
    );
  }
}
