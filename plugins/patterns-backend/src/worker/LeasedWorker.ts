import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Lease } from '@apo/backstage-plugin-patterns-node';

/** Where work waits, for one replica at a time to take it. */
export type LeasedQueue<T> = {
  /** Leases some of what nobody holds. */
  claim(lease: Lease, limit: number): Promise<T[]>;
  /** Prolongs a lease; false when it was lost. */
  renew(item: T, lease: Lease): Promise<boolean>;
  /** Gives a lease back; nothing happens when it was lost. */
  release(item: T, holder: string): Promise<void>;
  /** Names an item, for people. */
  describe(item: T): string;
};

/** Settings of a {@link LeasedWorker}. Times in milliseconds. */
export type LeasedWorkerOptions<T> = {
  name: string;
  queue: LeasedQueue<T>;
  logger: LoggerService;
  /** How often to look for work when nobody pokes. */
  intervalMs: number;
  /** What a killed worker held is free again after this. */
  leaseMs: number;
  /** Worked on at once by this replica. */
  concurrency: number;
  /** Does it; a lease that was lost aborts the signal. */
  work: (item: T, signal: AbortSignal, holder: string) => Promise<void>;
};

/**
 * Takes what waits in a queue and works on it, one replica each, for as long as
 * it holds the lease. What a killed replica held is taken up again.
 */
export class LeasedWorker<T> {
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;
  private poked = false;

  constructor(private readonly options: LeasedWorkerOptions<T>) {}

  start(): void {
    this.timer = setInterval(() => this.poke(), this.options.intervalMs);
    this.poke();
  }

  /** Stops taking work, aborts what runs and gives it back. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.looking;
    await Promise.all(this.running);
  }

  /** Looks for work now. */
  poke(): void {
    this.poked = true;
    this.looking ??= this.look().finally(() => {
      this.looking = undefined;
    });
  }

  private async look(): Promise<void> {
    const { logger, name } = this.options;
    try {
      while (this.poked && !this.stopping.signal.aborted) {
        this.poked = false;
        await this.take();
      }
    } catch (error) {
      logger.warn(`${name}: looking for work failed`, toError(error));
    }
  }

  private async take(): Promise<void> {
    const { queue, concurrency, leaseMs } = this.options;
    const free = concurrency - this.running.size;
    if (free <= 0) return;
    // Each time another holder: what was lost and is claimed anew by the same
    // replica is not held by the work that lost it.
    const lease = { holder: randomUUID(), durationMs: leaseMs };
    for (const item of await queue.claim(lease, free)) {
      const done = this.hold(item, lease).finally(() => {
        this.running.delete(done);
      });
      this.running.add(done);
    }
  }

  private async hold(item: T, lease: Lease): Promise<void> {
    const { queue, logger, name, work } = this.options;
    const lost = new AbortController();
    const signal = AbortSignal.any([lost.signal, this.stopping.signal]);
    const renewal = setInterval(async () => {
      const kept = await queue.renew(item, lease).catch(() => false);
      if (!kept) lost.abort();
    }, lease.durationMs / 3);
    try {
      await work(item, signal, lease.holder);
    } catch (error) {
      logger.warn(
        `${name}: ${queue.describe(item)} will be tried again`,
        toError(error),
      );
    } finally {
      clearInterval(renewal);
      await queue.release(item, lease.holder).catch(() => undefined);
    }
  }
}
