import { dirname } from 'node:path';
import { enterCommand } from './enterCommand';
import { findProgram } from './findProgram';
import { fixedPlace } from './fixedPlace';
import type { IsolatedStep, Isolation, Mount, StepProcess } from './Isolation';
import { stepOwner } from './stepOwner';
import { systemMounts } from './systemMounts';

/**
 * Namespaces by bubblewrap (bwrap(1)), which Flatpak trusts with the same
 * task. Root mounts by itself, since it may keep Node.js where nobody else can
 * look, and becomes nobody inside.
 */
export class BubblewrapIsolation implements Isolation {
  readonly name = 'bubblewrap';
  readonly isolated = true;
  readonly owner = stepOwner();
  readonly place = fixedPlace;

  private readonly program = findProgram('bwrap');

  plan(step: IsolatedStep): StepProcess {
    const { mounts, links } = systemMounts(step);
    const args = [
      ...['--die-with-parent', '--new-session', '--info-fd', '3'],
      ...['--unshare-pid', '--unshare-ipc', '--unshare-uts'],
      ...['--unshare-cgroup-try', '--hostname', 'build'],
      ...(step.network ? [] : ['--unshare-net']),
      ...this.identity(),
      ...parentsOf(mounts).flatMap(path => ['--dir', path]),
      ...mounts.flatMap(({ from, to, writable }) => [
        writable ? '--bind' : '--ro-bind',
        from,
        to,
      ]),
      ...links.flatMap(({ target, path }) => ['--symlink', target, path]),
      ...['--proc', '/proc', '--dev', '/dev'],
      // Both are kept in memory, and what is kept in memory has no limit.
      ...['--remount-ro', '/dev', '--remount-ro', '/'],
      ...['--chdir', step.cwd, '--'],
      ...enterCommand(step, this.owner),
    ];
    return { command: this.program, args, reportsInit: true };
  }

  private identity(): string[] {
    if (!this.owner)
      return ['--unshare-user', '--uid', '1000', '--gid', '1000'];
    return ['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'].flatMap(capability => [
      '--cap-add',
      capability,
    ]);
  }
}

/** Folders above mounts: those that bubblewrap makes by itself are closed. */
function parentsOf(mounts: readonly Mount[]): string[] {
  const parents = new Set<string>();
  for (const { to } of mounts) {
    for (let path = dirname(to); path !== '/'; path = dirname(path)) {
      parents.add(path);
    }
  }
  return [...parents].sort();
}
