import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { enterCommand } from './enterCommand';
import { findProgram } from './findProgram';
import { fixedPlace } from './fixedPlace';
import type { IsolatedStep, Isolation, StepProcess } from './Isolation';
import { mountScript } from './mountScript';
import { stepOwner } from './stepOwner';
import { systemMounts } from './systemMounts';

/** Namespaces by util-linux alone, which every Linux but the smallest has. */
export class UnshareIsolation implements Isolation {
  readonly name = 'unshare';
  readonly isolated = true;
  readonly owner = stepOwner();
  readonly place = fixedPlace;

  private readonly setpriv = findProgram('setpriv');
  private readonly unshare = findProgram('unshare');

  plan(step: IsolatedStep): StepProcess {
    const { mounts, links } = systemMounts(step);
    const root = join(step.folder, 'root');
    mkdirSync(root);
    const args = [
      // unshare ends the namespace when it dies, and this ends unshare when
      // the back end dies: prctl(2), PR_SET_PDEATHSIG.
      ...['--pdeathsig', 'KILL', '--', this.unshare],
      ...(this.owner ? [] : ['--map-root-user']),
      ...['--mount', '--pid', '--ipc', '--uts', '--cgroup'],
      ...(step.network ? [] : ['--net']),
      ...['--fork', '--kill-child=KILL', '--'],
      ...['/bin/sh', '-c', mountScript, 'mount', root],
      ...mounts.flatMap(({ from, to, writable }) => [
        writable ? 'rw' : 'ro',
        from,
        to,
      ]),
      ...links.flatMap(({ target, path }) => ['link', target, path]),
      ...['--', step.cwd, ...enterCommand(step, this.owner)],
    ];
    return { command: this.setpriv, args, reportsInit: true };
  }
}
