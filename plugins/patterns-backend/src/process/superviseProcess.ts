import { spawn, type ChildProcess, type IOType } from 'node:child_process';
import { ForwardedError } from '@backstage/errors';

/** A limit that a process passed: the message continues "it". */
export class LimitPassedError extends Error {
  override name = 'LimitPassedError';
}

/** Looks at a process again and again; a text is the limit that it passed. */
export type Watch = {
  everyMs: number;
  look: (pid: number) => Promise<string | undefined>;
};

/** A command and what bounds it. */
export type SupervisedProcess = {
  command: string;
  args: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Pipes behind standard error, by their number from 3 on. */
  pipes?: number;
  timeoutMs: number;
  signal?: AbortSignal;
  watches: readonly Watch[];
  onSpawn?: (child: ChildProcess) => void;
  /** Takes output as it comes; a text is the limit that it passed. */
  onOutput: (stream: 'stdout' | 'stderr', chunk: Buffer) => string | undefined;
  /** Ends what is left; called when a limit was passed and after every end. */
  kill?: (child: ChildProcess) => void;
};

/** How a process ended by itself. */
export type ProcessEnd = { code: number | null; killedBy: string | null };

/** Milliseconds that output may stay open after the end. */
const LATE_MS = 2000;

/**
 * Runs a command in a process group of its own, which is killed at the end,
 * whatever the end was.
 *
 * @throws LimitPassedError; the signal's reason when it was aborted;
 *   ForwardedError when it could not be started.
 */
export async function superviseProcess(
  options: SupervisedProcess,
): Promise<ProcessEnd> {
  const { signal, timeoutMs, kill = killGroup } = options;
  signal?.throwIfAborted();
  const child = start(options);
  let failure: Error | undefined;
  const stop = (error: Error) => {
    failure ??= error;
    kill(child);
  };
  const pass = (limit: string | undefined) => {
    if (limit !== undefined) stop(new LimitPassedError(limit));
  };
  const onAbort = () => stop(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(
    () => pass(`took longer than ${timeoutMs / 1000} s`),
    timeoutMs,
  );
  const watches = options.watches.map(each => startWatch(child, each, stop));
  const closed = readOutput(child, options.onOutput, pass);
  try {
    const end = await waitForExit(child, kill);
    if (!failure) await waitForOutput(closed);
    if (failure) throw failure;
    return end;
  } finally {
    clearTimeout(timer);
    watches.forEach(endWatch => endWatch());
    signal?.removeEventListener('abort', onAbort);
    kill(child);
    child.stdio.forEach(stream => stream?.destroy());
  }
}

/** Kills the process group that a child leads. */
export function killGroup(child: ChildProcess): void {
  if (child.pid) killProcess(-child.pid);
}

/** SIGKILL for a process, or for a group by its negated number, if it is there. */
export function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // macOS says EPERM for a group of which only the dead are left.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

function start(options: SupervisedProcess) {
  const extra: IOType[] = Array(options.pipes ?? 0).fill('pipe');
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', ...extra],
    env: options.env,
  });
  options.onSpawn?.(child);
  return child;
}

function waitForExit(
  child: ChildProcess,
  kill: (child: ChildProcess) => void,
): Promise<ProcessEnd> {
  return new Promise((resolve, reject) => {
    child.on('error', error =>
      reject(new ForwardedError('it could not be started', error)),
    );
    child.on('exit', (code, killedBy) => {
      // A grandchild that keeps the pipes open must not keep us waiting.
      kill(child);
      resolve({ code, killedBy });
    });
  });
}

function readOutput(
  child: ChildProcess,
  onOutput: SupervisedProcess['onOutput'],
  pass: (limit: string | undefined) => void,
): Promise<void> {
  child.stdout?.on('data', chunk => pass(onOutput('stdout', chunk)));
  child.stderr?.on('data', chunk => pass(onOutput('stderr', chunk)));
  return new Promise(resolve => child.once('close', () => resolve()));
}

/** A process that left the group may hold the pipes: half an output is none. */
async function waitForOutput(closed: Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(new LimitPassedError('left a process that holds its output')),
      LATE_MS,
    );
  });
  try {
    await Promise.race([closed, late]);
  } finally {
    clearTimeout(timer);
  }
}

function startWatch(
  child: ChildProcess,
  { everyMs, look }: Watch,
  stop: (error: Error) => void,
) {
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const next = async () => {
    try {
      const limit = child.pid ? await look(child.pid) : undefined;
      if (ended) return;
      if (limit !== undefined) stop(new LimitPassedError(limit));
    } catch (error) {
      // A limit that cannot be watched is none.
      if (!ended) stop(error as Error);
    }
    if (!ended) timer = setTimeout(next, everyMs);
  };
  timer = setTimeout(next, everyMs);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
