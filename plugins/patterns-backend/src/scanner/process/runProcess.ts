import { spawn, type ChildProcess } from 'node:child_process';
import { ForwardedError } from '@backstage/errors';
import type { ScannerLimits } from '../ScannerLimits';
import { groupResidentMemory } from './residentMemory';
import { withPrivateFolder } from './privateFolder';

/** A command and what bounds it. */
export type RunProcessOptions = {
  /** Absolute path, or a name on PATH. */
  command: string;
  args: readonly string[];
  limits: Pick<ScannerLimits, 'timeoutMs' | 'memoryBytes' | 'outputBytes'>;
  signal?: AbortSignal;
  /** Looks at the process's private folder before it goes. */
  onExit?: (folder: string) => Promise<void>;
};

/** How a process ended by itself. */
export type ProcessResult = {
  code: number;
  stdout: Buffer;
  stderr: Buffer;
};

const MEMORY_POLL_MS = 100;

/**
 * Runs a command in a process group of its own, in a private folder that goes
 * afterwards, with PATH as its only knowledge of this environment. The whole
 * group is killed at the end, whatever the end was.
 *
 * `{folder}` in an argument is the private folder.
 *
 * @throws Error that names the limit that was passed, or the signal that ended
 *   the process; the signal's reason when it was aborted.
 */
export async function runProcess(
  options: RunProcessOptions,
): Promise<ProcessResult> {
  options.signal?.throwIfAborted();
  return withPrivateFolder(async folder => {
    const result = await superviseProcess(options, folder);
    await options.onExit?.(folder);
    return result;
  });
}

async function superviseProcess(
  { command, args, limits, signal }: RunProcessOptions,
  folder: string,
): Promise<ProcessResult> {
  const child = spawn(
    command,
    args.map(arg => arg.replaceAll('{folder}', folder)),
    {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder },
    },
  );
  let failure: Error | undefined;
  const stop = (error: Error) => {
    failure ??= error;
    killGroup(child);
  };
  const onAbort = () => stop(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(
    () => stop(new Error(`it took longer than ${limits.timeoutMs / 1000} s`)),
    limits.timeoutMs,
  );
  const watch = watchMemory(child, limits.memoryBytes, stop);
  const output = collectOutput(child, limits.outputBytes, stop);
  try {
    const { code, killedBy } = await waitForExit(child);
    if (failure) throw failure;
    if (killedBy) throw new Error(`it was ended by ${killedBy}`);
    return { code: code ?? -1, ...(await output.end()) };
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    signal?.removeEventListener('abort', onAbort);
    killGroup(child);
  }
}

function waitForExit(child: ChildProcess) {
  return new Promise<{ code: number | null; killedBy: string | null }>(
    (resolve, reject) => {
      child.on('error', error =>
        reject(new ForwardedError('it could not be started', error)),
      );
      child.on('exit', (code, killedBy) => {
        // A grandchild that keeps the pipes open must not keep us waiting.
        killGroup(child);
        resolve({ code, killedBy });
      });
    },
  );
}

function collectOutput(
  child: ChildProcess,
  outputBytes: number,
  stop: (error: Error) => void,
) {
  let size = 0;
  const collect = (stream: NodeJS.ReadableStream | null) => {
    const chunks: Buffer[] = [];
    stream?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= outputBytes) chunks.push(chunk);
      else {
        stop(new Error(`it wrote more than ${outputBytes / 1024 / 1024} MiB`));
      }
    });
    return chunks;
  };
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const closed = new Promise<void>(resolve =>
    child.once('close', () => resolve()),
  );
  return {
    async end() {
      // A process that left the group may hold the pipes: half a report is none.
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => reject(new Error('it left a process that holds its output')),
          2000,
        );
      });
      try {
        await Promise.race([closed, late]);
      } finally {
        clearTimeout(timer);
        child.stdout?.destroy();
        child.stderr?.destroy();
      }
      if (size > outputBytes) {
        throw new Error(`it wrote more than ${outputBytes / 1024 / 1024} MiB`);
      }
      return { stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) };
    },
  };
}

function watchMemory(
  child: ChildProcess,
  memoryBytes: number,
  stop: (error: Error) => void,
) {
  return setInterval(async () => {
    if (!child.pid) return;
    if ((await groupResidentMemory(child.pid)) > memoryBytes) {
      stop(
        new Error(
          `it used more than ${memoryBytes / 1024 / 1024} MiB of memory`,
        ),
      );
    }
  }, MEMORY_POLL_MS);
}

function killGroup(child: ChildProcess) {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
