import { readdirSync, readFileSync } from 'node:fs';

function hasVariable(pid: string, assignment: string): boolean {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
    return environment.split('\0').includes(assignment);
  } catch {
    // It has ended, or belongs to somebody else.
    return false;
  }
}

/**
 * Kills the processes that left their process group (by `setsid`, say), which
 * are known by a variable that they inherited. Only Linux tells the
 * environment of a process; elsewhere such processes are not found.
 *
 * @param assignment - the variable with a value that nothing else has: `NAME=value`
 */
export function killStragglers(assignment: string): void {
  if (process.platform !== 'linux') return;
  for (const pid of readdirSync('/proc')) {
    if (/^\d+$/.test(pid) && hasVariable(pid, assignment)) {
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch {
        // It ended in the meantime.
      }
    }
  }
}
