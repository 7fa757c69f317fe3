/** Runs work in the order in which it came, each after the one before has ended. */
export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve();

  /** Settles as the work does; a failure does not keep the next from running. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }
}
