import { fork, type ChildProcess } from 'node:child_process';
import type { ScannerLimits } from '../ScannerLimits';
import { residentMemory } from '../../process/residentMemory';

type Answer = { id: number; result?: unknown; error?: string };

const MIB = 1024 * 1024;
const MEMORY_POLL_MS = 200;
/** A process this full is not used again: WebAssembly gives no memory back. */
const RETIRE_AT = 0.8;

/** One warm child process. It does one job at a time. */
export class TemplateWorker {
  readonly #child: ChildProcess;
  readonly #limits: ScannerLimits;
  #usable = true;
  #nextId = 0;
  #restTimer?: NodeJS.Timeout;
  #fail?: (error: Error) => void;
  #answer?: (answer: Answer) => void;

  constructor(script: string, limits: ScannerLimits, onExit: () => void) {
    this.#limits = limits;
    this.#child = fork(script, [], {
      // Not those of the back end: its loaders and inspector are its own.
      execArgv: [
        `--max-old-space-size=${Math.ceil(limits.memoryBytes / MIB / 2)}`,
        ...sandbox(),
      ],
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', answer => this.#answer?.(answer as Answer));
    const gone = (reason: string) => {
      this.#usable = false;
      clearTimeout(this.#restTimer);
      onExit();
      this.#fail?.(new Error(reason));
    };
    this.#child.on('error', error => {
      this.kill();
      gone(`its process failed: ${error.message}`);
    });
    this.#child.on('exit', (code, signal) =>
      gone(`its process ended (${signal ?? `exit code ${code}`})`),
    );
  }

  /** Whether it can do another job. */
  get usable(): boolean {
    return this.#usable;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * Does one job. A job that passes its time or memory costs the process.
   *
   * @throws Error that says which limit was passed, or what the job said.
   */
  async run<T>(job: string, input: object): Promise<T> {
    this.#wake();
    const { timeoutMs, memoryBytes, outputBytes } = this.#limits;
    const timer = setTimeout(
      () => this.#stop(`it took longer than ${timeoutMs / 1000} s`),
      timeoutMs,
    );
    const watch = setInterval(() => this.#checkMemory(), MEMORY_POLL_MS);
    try {
      const answer = await new Promise<Answer>((resolve, reject) => {
        this.#fail = reject;
        const id = this.#nextId++;
        this.#answer = message => message.id === id && resolve(message);
        this.#child.send({ id, job, input, maxOutput: outputBytes }, error => {
          if (error) reject(error);
        });
      });
      if (answer.error !== undefined) throw new Error(answer.error);
      if ((await this.#memory()) > memoryBytes * RETIRE_AT)
        this.#usable = false;
      return answer.result as T;
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
      this.#fail = undefined;
      this.#answer = undefined;
    }
  }

  /** Lets the back end exit meanwhile, and ends the process after a time. */
  rest(idleMs: number): void {
    this.#restTimer = setTimeout(() => this.kill(), idleMs).unref();
    this.#child.unref();
    this.#child.channel?.unref();
  }

  /** Ends the process at once. */
  kill(): void {
    this.#usable = false;
    this.#child.kill('SIGKILL');
  }

  #wake() {
    clearTimeout(this.#restTimer);
    this.#child.ref();
    this.#child.channel?.ref();
  }

  #stop(reason: string) {
    this.#fail?.(new Error(reason));
    this.kill();
  }

  async #memory(): Promise<number> {
    return this.pid ? residentMemory(this.pid) : 0;
  }

  async #checkMemory() {
    const { memoryBytes } = this.#limits;
    if ((await this.#memory()) > memoryBytes) {
      this.#stop(`it used more than ${memoryBytes / MIB} MiB of memory`);
    }
  }
}

/** Node's own permissions where it has them: read files, nothing else. */
function sandbox(): string[] {
  return process.allowedNodeEnvironmentFlags.has('--permission')
    ? ['--permission', '--allow-fs-read=*']
    : [];
}
