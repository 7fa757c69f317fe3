import { ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { constants } from 'node:os';
import type { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { killGroup } from './killGroup';

/** What a shell runs with. */
export interface ShellOptions {
  /** The folder that it starts in. */
  folder: string;
  /** Its whole environment. */
  environment: Record<string, string>;
  /** The file that carries variables and folder over to the next shell. */
  stateFile: string;
  /** Takes what the commands write, as it comes. */
  onOutput: (text: string) => void;
}

/**
 * Reads commands, each ended by a NUL, from descriptor 3, and runs them one
 * after the other in this same shell, so that its folder, variables and
 * functions last. The mark after each command comes the same way as its
 * output, and so is never read before it.
 */
const DRIVER = `
LOCAL_STATE=$1 LOCAL_MARK=$2
set --
exec 2>&1
[ -f "$LOCAL_STATE" ] && . "$LOCAL_STATE"
trap '{ export -p; printf "cd %q\\n" "$PWD"; } > "$LOCAL_STATE"' EXIT
while IFS= read -r -d '' -u 3 LOCAL_COMMAND; do
  eval "$LOCAL_COMMAND" 3<&-
  printf '\\0%s:%s\\0' "$LOCAL_MARK" "$?"
done`;

/** The longest mark: two NULs, a UUID, a colon and a status. */
const MAX_MARK = 42;
/** How long output is waited for that a process outside of the group may hold open. */
const DRAIN_MS = 200;

/**
 * One bash, with a process group of its own. A command may end it, by `exit`;
 * the next shell with the same state file then goes on where it was.
 */
export class Shell {
  /** Resolves when it has ended and all its output was taken. */
  readonly closed: Promise<void>;
  private readonly child: ChildProcess;
  private readonly mark = randomUUID();
  private readonly decoder = new StringDecoder('utf8');
  private unread = '';
  private onStatus: (status: number) => void = () => undefined;
  private ended = false;

  constructor(private readonly options: ShellOptions) {
    const { folder, environment, stateFile } = options;
    const script = ['-c', DRIVER, 'bash', stateFile, this.mark];
    this.child = spawn('bash', ['--noprofile', '--norc', ...script], {
      cwd: folder,
      env: environment,
      // A group of its own, which ends with all that the commands started.
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    });
    this.child.stdout?.on('data', chunk => this.read(chunk));
    // A shell that ends early does not read what is left.
    this.commands?.on('error', () => undefined);
    this.closed = new Promise(resolve => {
      const close = (status: number, lastWords: string) => {
        this.ended = true;
        options.onOutput(this.unread + this.decoder.end() + lastWords);
        this.onStatus(status);
        resolve();
      };
      this.child.on('error', error => close(127, `${error.message}\n`));
      this.child.on('exit', () => this.drain());
      this.child.on('close', (code, signal) =>
        close(code ?? 128 + constants.signals[signal ?? 'SIGKILL'], ''),
      );
    });
  }

  /** Whether it can run no further command. */
  get hasEnded(): boolean {
    return this.ended;
  }

  /** Runs a command to its end; resolves to its exit status. */
  run(command: string): Promise<number> {
    return new Promise(resolve => {
      this.onStatus = resolve;
      this.commands?.write(`${command}\0`);
    });
  }

  /** Ends the shell and everything in its process group, at once. */
  kill(): void {
    if (this.child.pid) killGroup(this.child.pid);
  }

  private get commands(): Writable | undefined {
    return this.child.stdio?.[3] as Writable | undefined;
  }

  /** Ends what the shell left in the background, so that its output ends too. */
  private drain(): void {
    this.kill();
    setTimeout(() => this.child.stdout?.destroy(), DRAIN_MS).unref();
  }

  private read(chunk: Buffer): void {
    this.unread += this.decoder.write(chunk);
    const end = new RegExp(`\\x00${this.mark}:(\\d+)\\x00`).exec(this.unread);
    if (!end) {
      // What may be the beginning of a mark waits for the rest.
      const start = this.unread.lastIndexOf('\0');
      const isPart = start !== -1 && this.unread.length - start <= MAX_MARK;
      const safe = isPart ? start : this.unread.length;
      this.options.onOutput(this.unread.slice(0, safe));
      this.unread = this.unread.slice(safe);
      return;
    }
    this.options.onOutput(this.unread.slice(0, end.index));
    this.unread = this.unread.slice(end.index + end[0].length);
    this.onStatus(Number(end[1]));
  }
}
