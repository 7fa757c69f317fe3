import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  PatternType,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type {
  PatternStore,
  VersionRecord,
} from '@apo/backstage-plugin-patterns-node';

/** Settings of a {@link LeasedWorker}. Times in milliseconds. */
export type LeasedWorkerOptions = {
  name: string;
  store: PatternStore;
  logger: LoggerService;
  /** States whose versions are worked on. */
  states: readonly VersionState[];
  /** Type of the patterns whose versions are worked on; any unless said. */
  type?: PatternType;
  /** How often to look for work when nobody pokes. */
  intervalMs: number;
  /** A killed worker's version is free again after this. */
  leaseMs: number;
  /** Versions worked on at once by this replica. */
  concurrency: number;
  /** Moves the version on; a lease that was lost aborts the signal. */
  work: (version: VersionRecord, signal: AbortSignal) => Promise<void>;
};

/**
 * Takes versions in some states and works on them, one replica each, for as
 * long as it holds the lease. What a killed replica held is taken up again.
 */
export class LeasedWorker {
  private readonly holder = randomUUID();
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;
  private poked = false;

  constructor(private readonly options: LeasedWorkerOptions) {}

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
        for (const state of this.options.states) await this.take(state);
      }
    } catch (error) {
      logger.warn(`${name}: looking for work failed`, toError(error));
    }
  }

  private async take(state: VersionState): Promise<void> {
    const { store, concurrency, type } = this.options;
    const free = concurrency - this.running.size;
    if (free <= 0) return;
    for (const version of await store.claimVersions(
      state,
      this.lease(),
      free,
      type,
    )) {
      const done = this.hold(version).finally(() => {
        this.running.delete(done);
      });
      this.running.add(done);
    }
  }

  private async hold(version: VersionRecord): Promise<void> {
    const { store, logger, name, leaseMs, work } = this.options;
    const lost = new AbortController();
    const signal = AbortSignal.any([lost.signal, this.stopping.signal]);
    const renewal = setInterval(async () => {
      const kept = await store
        .renewLease(version, this.lease())
        .catch(() => false);
      if (!kept) lost.abort();
    }, leaseMs / 3);
    try {
      await work(version, signal);
    } catch (error) {
      logger.warn(
        `${name}: ${version.patternName} ${version.version} will be tried again`,
        toError(error),
      );
    } finally {
      clearInterval(renewal);
      await store.releaseLease(version, this.holder).catch(() => undefined);
    }
  }

  private lease() {
    return { holder: this.holder, durationMs: this.options.leaseMs };
  }
}
