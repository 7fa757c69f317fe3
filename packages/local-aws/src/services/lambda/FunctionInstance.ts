import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** How a function runs. */
export interface FunctionOptions {
  name: string;
  /** The file that exports `handler`. */
  file: string;
  functionArn: string;
  /** All that the function sees of an environment. */
  environment: Record<string, string>;
  /** How long an invocation may take, in milliseconds. */
  timeoutMs: number;
}

type Answer = { response?: unknown; error?: string };

/**
 * One instance of a Lambda function: a child process that lives on between
 * invocations, and is started anew when it has died.
 */
export class FunctionInstance {
  private child?: ChildProcess;

  constructor(private readonly options: FunctionOptions) {}

  /**
   * Calls the handler; one call at a time.
   *
   * @throws Error when the handler throws, takes too long, or dies
   */
  async invoke(event: object): Promise<unknown> {
    const { timeoutMs, functionArn } = this.options;
    const child = this.start();
    const settled = new AbortController();
    const { signal } = settled;
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    try {
      const answered = once(child, 'message', { signal });
      const died = once(child, 'exit', { signal });
      child.send({ event, functionArn, deadline: Date.now() + timeoutMs });
      const answer = await Promise.race([
        answered.then(([message]) => message as Answer),
        died.then((): Answer => ({ error: 'the process ended' })),
      ]);
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.response;
    } finally {
      clearTimeout(timer);
      settled.abort();
    }
  }

  /** Ends the process. */
  async stop(): Promise<void> {
    const { child } = this;
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  private start(): ChildProcess {
    if (this.child) return this.child;
    const { file, environment, name } = this.options;
    const child = fork(require.resolve('./functionHost.js'), [file], {
      env: { ...environment, AWS_LAMBDA_FUNCTION_NAME: name },
      execArgv: [],
      // The first line of the local AWS's own output says where it is.
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    child.once('exit', () => {
      this.child = undefined;
    });
    this.child = child;
    return child;
  }
}
