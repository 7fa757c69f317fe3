import type { ScannerLimits } from '../scanner/ScannerLimits';
import { withPrivateFolder } from './privateFolder';
import { groupResidentMemory } from './residentMemory';
import { LimitPassedError, superviseProcess } from './superviseProcess';

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
    const result = await runIn(folder, options);
    await options.onExit?.(folder);
    return result;
  });
}

async function runIn(
  folder: string,
  { command, args, limits, signal }: RunProcessOptions,
): Promise<ProcessResult> {
  const output = collectOutput(limits.outputBytes);
  try {
    const { code, killedBy } = await superviseProcess({
      command,
      args: args.map(arg => arg.replaceAll('{folder}', folder)),
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder },
      timeoutMs: limits.timeoutMs,
      signal,
      watches: [watchMemory(limits.memoryBytes)],
      onOutput: output.take,
    });
    if (killedBy) throw new Error(`it was ended by ${killedBy}`);
    return { code: code ?? -1, ...output.all() };
  } catch (error) {
    if (!(error instanceof LimitPassedError)) throw error;
    throw new Error(`it ${error.message}`);
  }
}

function collectOutput(outputBytes: number) {
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  let size = 0;
  return {
    take(stream: 'stdout' | 'stderr', chunk: Buffer) {
      size += chunk.length;
      if (size > outputBytes) {
        return `wrote more than ${outputBytes / 1024 / 1024} MiB`;
      }
      chunks[stream].push(chunk);
      return undefined;
    },
    all: () => ({
      stdout: Buffer.concat(chunks.stdout),
      stderr: Buffer.concat(chunks.stderr),
    }),
  };
}

function watchMemory(memoryBytes: number) {
  return {
    everyMs: MEMORY_POLL_MS,
    look: async (group: number) =>
      (await groupResidentMemory(group)) > memoryBytes
        ? `used more than ${memoryBytes / 1024 / 1024} MiB of memory`
        : undefined,
  };
}
