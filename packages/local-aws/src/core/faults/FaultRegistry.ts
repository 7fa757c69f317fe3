import { Fault } from './Fault';
import { parseFault } from './parseFault';

/**
 * The faults that are waiting for a call.
 *
 * @public
 */
export class FaultRegistry {
  private waiting: (Fault & { times: number })[] = [];

  /**
   * Adds a fault; earlier ones are met first.
   *
   * @throws InputError if the fault is malformed
   */
  add(fault: Fault): void {
    this.waiting.push({ times: 1, ...parseFault(fault) });
  }

  /** The faults that are left, with the number of calls each still meets. */
  list(): Fault[] {
    return this.waiting.map(fault => ({ ...fault }));
  }

  clear(): void {
    this.waiting = [];
  }

  /** Uses up one meeting of the first fault that matches a call. */
  take(service: string, operation: string | undefined): Fault | undefined {
    const fault = this.waiting.find(
      ({ service: s, operation: o }) =>
        (s === undefined || s === service) &&
        (o === undefined || o === operation),
    );
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times === 0) {
      this.waiting = this.waiting.filter(other => other !== fault);
    }
    return fault;
  }
}
