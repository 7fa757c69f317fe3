import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../../packages/local-aws/src/core/faults/Fault';

/** Faults of a local AWS that runs as another process. */
export class Faults {
  private readonly url: string;

  constructor(awsUrl: string) {
    this.url = `${awsUrl}/_local/faults`;
  }

  /** @throws Error when the local AWS refuses one. */
  async add(...faults: Fault[]): Promise<void> {
    for (const fault of faults) {
      const response = await fetch(this.url, {
        method: 'POST',
        body: JSON.stringify(fault),
      });
      if (!response.ok) throw new Error(await response.text());
    }
  }

  /**
   * Waits until every fault has met its call: the call is under way then.
   *
   * @throws Error that names the calls that did not come.
   */
  async met(patienceMs = 25_000): Promise<void> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const { faults } = (await (await fetch(this.url)).json()) as {
        faults: Fault[];
      };
      if (!faults.length) return;
      if (Date.now() > deadline) {
        const waiting = faults.map(({ operation }) => operation).join(', ');
        throw new Error(`These calls were not made: ${waiting}`);
      }
      await sleep(100);
    }
  }

  async clear(): Promise<void> {
    await fetch(this.url, { method: 'DELETE' }).catch(() => undefined);
  }
}
