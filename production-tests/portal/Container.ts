import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { containerNode, imageMounts } from './imageMounts';

/** Of the image's user. */
const USER = 1000;
/** As the task's volume for /tmp. */
const TMP_BYTES = 256 * 1024 * 1024;
/** What the image itself sets; `setpriv` is found by its PATH, too. */
const imageEnvironment = {
  HOME: '/home/node',
  NODE_ENV: 'production',
  PATH: '/opt/node/bin:/usr/sbin:/usr/bin:/sbin:/bin',
};
/** How long a container may take to stop by itself, in milliseconds. */
const STOP_MS = 10_000;

/**
 * A Node program that runs as a container of the portal's image does on AWS:
 * nothing of it is writable but /tmp, it is an unprivileged user without
 * capabilities, and it has no environment but its own. Only the network is that
 * of this machine. bubblewrap (bwrap(1)) does it.
 */
export class Container {
  private constructor(
    private readonly process: ChildProcess,
    private readonly initPid: number,
    /** Resolves with the exit code when it has ended, in whatever way. */
    readonly ended: Promise<number | null>,
  ) {}

  static async start(options: {
    /** Folder of the unpacked build. */
    image: string;
    args: string[];
    env: Record<string, string>;
    logFile: string;
  }): Promise<Container> {
    const log = openSync(options.logFile, 'w');
    const process = spawn(
      'bwrap',
      [
        ...['--die-with-parent', '--info-fd', '3', '--unshare-pid'],
        ...['--unshare-ipc', '--unshare-uts', '--hostname', 'portal'],
        ...imageMounts(options.image, TMP_BYTES),
        ...asUser(),
        ...[containerNode, ...options.args],
      ],
      {
        // Out of reach of signals to the group of the caller.
        detached: true,
        env: { ...imageEnvironment, ...options.env },
        stdio: ['ignore', log, log, 'pipe'],
      },
    );
    closeSync(log);
    const ended = once(process, 'exit').then(([code]) => code);
    const info = await text(process.stdio[3] as Readable);
    if (!info) throw new Error(`bubblewrap failed: see ${options.logFile}`);
    return new Container(process, JSON.parse(info)['child-pid'], ended);
  }

  /** Number of the program on this machine; its parent is bubblewrap's init. */
  get pid(): number {
    const { initPid } = this;
    const children = `/proc/${initPid}/task/${initPid}/children`;
    return Number(readFileSync(children, 'utf8').trim());
  }

  /** Tells it to end, as ECS does, and kills it after a while; resolves with the exit code. */
  async stop(): Promise<number | null> {
    if (this.process.exitCode === null) process.kill(this.pid, 'SIGTERM');
    const timer = setTimeout(() => this.process.kill('SIGKILL'), STOP_MS);
    const code = await this.ended;
    clearTimeout(timer);
    return code;
  }
}

/**
 * How the program becomes the image's user. Root mounts by itself, since it may
 * keep Node.js where nobody else can look; other people get a namespace for it.
 */
function asUser(): string[] {
  if (process.getuid?.() !== 0) {
    const id = String(USER);
    return ['--unshare-user', '--uid', id, '--gid', id, '--'];
  }
  return [
    ...['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'].flatMap(name => [
      '--cap-add',
      name,
    ]),
    ...['--', 'setpriv', `--reuid=${USER}`, `--regid=${USER}`],
    ...['--clear-groups', '--inh-caps=-all', '--bounding-set=-all'],
    ...['--no-new-privs', '--'],
  ];
}
