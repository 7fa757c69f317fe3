import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type {
  Finding,
  TemplateSummary,
} from '@apo/backstage-plugin-patterns-common';
import limiter from 'p-limit';
import type { ScannerLimits } from '../ScannerLimits';
import { TemplateWorker } from './TemplateWorker';

/** What a child process said of a template's form. */
export type TemplateCheck = {
  /** Whether scanners can be asked about it. */
  readable: boolean;
  findings: Finding[];
  summary?: TemplateSummary;
};

/** What the linter said. */
export type LintResult = {
  version: string;
  rulesChecked: number;
  findings: Finding[];
};

/** A place in a template, from 1. */
export type TemplatePlace = { line: number; column: number };

const IDLE_MS = 10 * 60 * 1000;

/**
 * Warm child processes that parse and lint templates, so that neither a
 * hostile template nor the linter's 370 MB are in the back end. They start
 * when first needed and end after ten idle minutes.
 */
export class TemplateWorkers {
  readonly #limits: ScannerLimits;
  readonly #script: string;
  readonly #limit: limiter.Limit;
  readonly #idleMs: number;
  readonly #idle: TemplateWorker[] = [];
  readonly #all = new Set<TemplateWorker>();
  #closed = false;

  constructor(
    limits: ScannerLimits,
    options: { script?: string; idleMs?: number } = {},
  ) {
    this.#limits = limits;
    this.#limit = limiter(limits.concurrency);
    this.#idleMs = options.idleMs ?? IDLE_MS;
    this.#script =
      options.script ??
      // Plain JavaScript outside src: the same file in development, in jest
      // and in the built package.
      resolvePackagePath(
        '@apo/backstage-plugin-patterns-backend',
        'assets/templateWorker/worker.cjs',
      );
  }

  /** Jobs that wait for a process. */
  get waiting(): number {
    return this.#limit.pendingCount;
  }

  /** Process ids, for measurements. */
  get pids(): number[] {
    return [...this.#all].flatMap(worker => worker.pid ?? []);
  }

  /** Loads the linter in one process, so that the first author need not wait. */
  async warm(): Promise<void> {
    await this.#run('warm', {});
  }

  /** Whether the template can be read, and what is in it. */
  check(
    text: string,
    template: string,
    signal?: AbortSignal,
  ): Promise<TemplateCheck> {
    return this.#run('check', { text, template }, signal);
  }

  /** Lints a template that `check` called readable. */
  lint(
    text: string,
    template: string,
    signal?: AbortSignal,
  ): Promise<LintResult> {
    return this.#run('lint', { text, template }, signal);
  }

  /** Where property paths are, one place for each; null when unknown. */
  locate(
    text: string,
    paths: string[],
    signal?: AbortSignal,
  ): Promise<(TemplatePlace | null)[]> {
    return this.#run('locate', { text, paths }, signal);
  }

  /** Ends every process. Jobs under way fail. */
  close(): void {
    this.#closed = true;
    for (const worker of this.#all) worker.kill();
  }

  #run<T>(job: string, input: object, signal?: AbortSignal): Promise<T> {
    return this.#limit(async () => {
      signal?.throwIfAborted();
      if (this.#closed) throw new Error('the template processes are closed');
      const worker = this.#idle.pop() ?? this.#start();
      try {
        return await worker.run<T>(job, input);
      } finally {
        if (worker.usable && !this.#closed) {
          worker.rest(this.#idleMs);
          this.#idle.push(worker);
        } else worker.kill();
      }
    });
  }

  #start(): TemplateWorker {
    const worker = new TemplateWorker(this.#script, this.#limits, () => {
      this.#all.delete(worker);
      const index = this.#idle.indexOf(worker);
      if (index >= 0) this.#idle.splice(index, 1);
    });
    this.#all.add(worker);
    return worker;
  }
}
