import { setTimeout as sleep } from 'node:timers/promises';

/** One build that somebody waits for. @public */
export class BuildWatch {
  private news = new AbortController();

  constructor(readonly end: () => void) {}

  tell(): void {
    this.news.abort();
  }

  /**
   * Waits for news, and no longer than that many milliseconds. What came since
   * the last call is news too.
   *
   * @throws the signal's reason, as an AbortError.
   */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    const told = this.news.signal;
    await sleep(ms, undefined, {
      signal: AbortSignal.any([signal, told]),
    }).catch(error => {
      if (signal.aborted || !told.aborted) throw error;
    });
    if (told.aborted) this.news = new AbortController();
  }
}

/** Tells those who wait for builds that something became of theirs. @public */
export class BuildNews {
  private readonly watches = new Map<string, BuildWatch>();

  /** Watches a build, until the watch is ended. */
  watch(buildId: string): BuildWatch {
    const watch = new BuildWatch(() => this.watches.delete(buildId));
    this.watches.set(buildId, watch);
    return watch;
  }

  /** Wakes who waits for a build; what nobody waits for is no news. */
  tell(buildId: string): void {
    this.watches.get(buildId)?.tell();
  }
}
