/** What a step may need to see, and where it lies. */
export type StepPlace =
  | 'package'
  | 'home'
  | 'temporary'
  | 'packed'
  | 'cache'
  | 'node'
  | 'npm'
  | 'tools'
  | 'config';

/** A file or folder of this machine, at its path in the step. */
export type Mount = { from: string; to: string; writable: boolean };

/** A command as it runs in the step, with paths as the step sees them. */
export type IsolatedStep = {
  /** First an absolute path. */
  command: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string>>;
  mounts: readonly Mount[];
  /** Only for a step that runs no code of the author. */
  network: boolean;
  limits: {
    /** RLIMIT_NPROC, which counts threads. */
    threads: number;
    /** RLIMIT_FSIZE. */
    fileBytes: number;
  };
  /** Private folder of this step, for what the isolation itself writes. */
  folder: string;
};

/** A process to start. */
export type StepProcess = {
  command: string;
  args: string[];
  /** It writes the number of the namespace's first process to pipe 3. */
  reportsInit: boolean;
};

/** User and group that own what a step may write. */
export type StepOwner = { uid: number; gid: number };

/**
 * Keeps the code of a step from this machine. Every implementation writes
 * `ready` to pipe 4 right before the command runs, so that a failure of the
 * isolation is never taken for one of the command.
 */
export interface Isolation {
  readonly name: 'bubblewrap' | 'unshare' | 'process-only';
  /** Whether it keeps a step from files and the network. */
  readonly isolated: boolean;
  /** Absent: the user that runs the back end. */
  readonly owner?: StepOwner;
  /** Where a step sees `path`. */
  place(place: StepPlace, path: string): string;
  plan(step: IsolatedStep): StepProcess;
}

/** Pipe on which `reportsInit` reports. */
export const INIT_PIPE = 3;
/** Pipe on which a step says that it is ready. */
export const READY_PIPE = 4;
