import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { killProcess } from '../../process/superviseProcess';

/** Milliseconds that a killed namespace may take to be gone. */
const GONE_MS = 20_000;

/**
 * The first process of a step's PID namespace. When it dies the kernel kills
 * all others in it, and it is buried after them: pid_namespaces(7), "The
 * namespace init process".
 */
export class NamespaceInit {
  /** A number may be given to another process; its start tells them apart. */
  private readonly started: string | undefined;

  constructor(private readonly pid: number) {
    this.started = startOf(pid);
  }

  /** Kills it, if it lives. */
  kill(): void {
    if (!this.isGone()) killProcess(this.pid);
  }

  /** @throws Error when it does not die, as a process in a broken disk may not. */
  async waitUntilGone(): Promise<void> {
    for (const end = Date.now() + GONE_MS; !this.isGone(); await sleep(5)) {
      if (Date.now() > end) {
        throw new Error(
          `the process ${this.pid} of a build cannot be ended: see what it waits for, then kill it`,
        );
      }
      this.kill();
    }
  }

  private isGone(): boolean {
    return !this.started || startOf(this.pid) !== this.started;
  }
}

/** Start time of a living process. Source: proc(5), `/proc/pid/stat`. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
