import type { IsolatedStep, StepOwner } from './Isolation';

/**
 * The last steps before the code of a step runs, inside its new root:
 *
 * - A user namespace of its own, where it can be had: RLIMIT_NPROC then counts
 *   this step alone (Linux 5.14, user_namespaces(7)), and the processes around
 *   it, which hold capabilities in the namespace above, are out of its reach
 *   (ptrace(2), "Ptrace access mode checking").
 * - No further user namespaces in it: with them a step would reach parts of
 *   the kernel that only an administrator reaches. bubblewrap run by root
 *   makes /proc/sys read-only; there the step goes without this.
 * - No capability, none to be had, and no new privileges by a setuid program.
 */
const script = `
finish='
{ echo 0 > /proc/sys/user/max_user_namespaces; } 2> /dev/null
bounding=--bounding-set=-all
setpriv $bounding true 2> /dev/null || bounding=
threads=$1 bytes=$2
shift 2
echo ready >&4
exec 4>&-
exec prlimit --core=0 --nproc="$threads" --fsize="$bytes" -- \\
  setpriv --no-new-privs $bounding --inh-caps=-all -- "$@"
'
own='unshare --user --map-user=1000 --map-group=1000 --keep-caps'
$own true 2> /dev/null || own=
exec $own /bin/sh -c "$finish" step "$@"
`;

/** A command that drops every privilege and runs the command of a step. */
export function enterCommand(step: IsolatedStep, owner?: StepOwner): string[] {
  return [
    ...(owner
      ? [
          'setpriv',
          `--reuid=${owner.uid}`,
          `--regid=${owner.gid}`,
          '--clear-groups',
          '--inh-caps=-all',
          '--',
        ]
      : []),
    '/bin/sh',
    '-c',
    script,
    'enter',
    String(step.limits.threads),
    String(step.limits.fileBytes),
    ...step.command,
  ];
}
