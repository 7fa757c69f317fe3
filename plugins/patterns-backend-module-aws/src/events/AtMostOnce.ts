/** Does something at once, and again only when a time has passed: then once, however often it was asked for. */
export class AtMostOnce {
  private timer?: NodeJS.Timeout;
  private again?: () => void;

  /** @param everyMs - time between two, in milliseconds */
  constructor(private readonly everyMs: number) {}

  /** Does it now or later; of several that wait, the last. */
  do(what: () => void): void {
    if (this.timer) {
      this.again = what;
      return;
    }
    this.start(what);
  }

  /** Forgets what waits. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.again = undefined;
  }

  private start(what: () => void) {
    this.timer = setTimeout(() => {
      const { again } = this;
      this.stop();
      if (again) this.start(again);
    }, this.everyMs);
    this.timer.unref();
    what();
  }
}
