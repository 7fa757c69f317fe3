import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';

/** How long a child may take to stop by itself, in milliseconds. */
const STOP_MS = 10_000;
/** Lines of its log that are shown when a child ends by itself. */
const SHOWN_LINES = 15;

/** A Node program in its own process group, with its output in a file. */
export class Child {
  private readonly process: ChildProcess;
  private readonly exited: Promise<void>;
  private stopping = false;

  constructor(
    private readonly options: {
      name: string;
      cwd: string;
      args: string[];
      env: NodeJS.ProcessEnv;
      logFile: string;
    },
  ) {
    const { cwd, args, env, logFile } = options;
    const log = createWriteStream(logFile);
    this.process = spawn(process.execPath, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout!.pipe(log);
    this.process.stderr!.pipe(log);
    this.exited = new Promise(resolve =>
      this.process.once('exit', () => resolve()),
    );
  }

  /** Calls back when it ends without being told to, after showing why. */
  onUnexpectedExit(callback: () => void): void {
    void this.exited.then(() => {
      if (this.stopping) return;
      const { name, logFile } = this.options;
      const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n');
      console.error(
        `\n${name} has ended. The last of its log, ${logFile}:\n${lines
          .slice(-SHOWN_LINES)
          .join('\n')}`,
      );
      callback();
    });
  }

  /** Ends the program alone with SIGKILL, as a machine short of memory does. */
  async crash(): Promise<void> {
    this.stopping = true;
    this.process.kill('SIGKILL');
    await this.exited;
  }

  /** Resolves when the program has ended, in whatever way. */
  async ended(): Promise<void> {
    await this.exited;
  }

  /** Stops it and all that it started. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.kill('SIGTERM');
    const timer = setTimeout(() => this.kill('SIGKILL'), STOP_MS);
    await this.exited;
    clearTimeout(timer);
    this.kill('SIGKILL');
  }

  private kill(signal: NodeJS.Signals) {
    try {
      process.kill(-this.process.pid!, signal);
    } catch {
      // the group is gone
    }
  }
}
