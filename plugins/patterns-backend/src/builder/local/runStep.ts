import { setPriority } from 'node:os';
import {
  killGroup,
  LimitPassedError,
  superviseProcess,
  type ProcessEnd,
} from '../../process/superviseProcess';
import {
  INIT_PIPE,
  READY_PIPE,
  type IsolatedStep,
  type Isolation,
} from './isolation/Isolation';
import type { LocalBuilderLimits } from './LocalBuilderLimits';
import { ProcessWatch } from './ProcessWatch';
import type { StepLog } from './StepLog';
import { StepPipes } from './StepPipes';
import { diskLimit, watchDisk } from './watchDisk';

/** A step and what bounds it. */
export type RunStepOptions = {
  isolation: Isolation;
  step: Omit<IsolatedStep, 'limits'>;
  limits: LocalBuilderLimits;
  /** What is measured for the disk limit. */
  buildFolder: string;
  log: StepLog;
  signal?: AbortSignal;
};

/** RLIMIT_NPROC counts threads, of which Node.js has about ten. */
const THREADS_PER_PROCESS = 4;
/** The portal stays quick while a build runs. */
const LOW_PRIORITY = 10;

/**
 * Runs one step of a build and waits until nothing of it is left. Gives the
 * reason when it failed.
 *
 * @throws Error when the isolation could not run the step; the signal's reason
 *   when it was aborted.
 */
export async function runStep(
  options: RunStepOptions,
): Promise<string | undefined> {
  const { isolation, limits, log, buildFolder } = options;
  const pipes = new StepPipes();
  const processes = new ProcessWatch(limits);
  try {
    const end = await supervise(options, pipes, processes);
    log.flush();
    if (!pipes.ready) {
      throw new Error(
        `${isolation.name} could not run a step: ${log.lastLines.join(' ')}`,
      );
    }
    if (end.code === 0) return undefined;
    return (await diskLimit(buildFolder, limits)) ?? describeEnd(end);
  } catch (error) {
    if (error instanceof LimitPassedError) return error.message;
    throw error;
  } finally {
    log.flush();
    await pipes.init?.waitUntilGone();
    if (!isolation.isolated) await processes.killStrays(marker(options.step));
  }
}

function supervise(
  { isolation, limits, log, buildFolder, signal, ...rest }: RunStepOptions,
  pipes: StepPipes,
  processes: ProcessWatch,
): Promise<ProcessEnd> {
  const step: IsolatedStep = {
    ...rest.step,
    limits: {
      threads: limits.processes * THREADS_PER_PROCESS,
      fileBytes: limits.diskBytes,
    },
  };
  const { command, args } = isolation.plan(step);
  return superviseProcess({
    command,
    args,
    cwd: isolation.isolated ? step.folder : step.cwd,
    env: isolation.isolated
      ? step.env
      : { ...step.env, PATTERNS_STEP: step.folder },
    pipes: READY_PIPE - INIT_PIPE + 1,
    timeoutMs: limits.stepTimeoutMs,
    signal,
    watches: [processes.watch, watchDisk(buildFolder, limits, processes)],
    onSpawn: child => {
      if (child.pid) lowerPriority(child.pid);
      pipes.read(child);
    },
    onOutput: (stream, chunk) => log.write(stream, chunk),
    // What starts the namespace ends by itself with the namespace.
    kill: child => (pipes.init ? pipes.init.kill() : killGroup(child)),
  });
}

function marker({ folder }: Pick<IsolatedStep, 'folder'>): string {
  return `PATTERNS_STEP=${folder}`;
}

function describeEnd({ code, killedBy }: ProcessEnd): string {
  return killedBy ? `was ended by ${killedBy}` : `ended with exit code ${code}`;
}

function lowerPriority(pid: number) {
  try {
    setPriority(pid, LOW_PRIORITY);
  } catch {
    // It may have ended already.
  }
}
