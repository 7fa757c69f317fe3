import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** One process of this machine. */
export type ProcessEntry = {
  pid: number;
  parent: number;
  group: number;
  session: number;
};

/**
 * The processes of this machine: from /proc, and from `ps` where there is
 * none, as on macOS, which does not know sessions.
 */
export async function processTable(): Promise<ProcessEntry[]> {
  const names = await readdir('/proc').catch(() => undefined);
  if (!names) return fromPs();
  const entries = await Promise.all(
    names.filter(name => /^\d+$/.test(name)).map(name => fromProc(name)),
  );
  return entries.filter(entry => entry !== undefined);
}

/**
 * Processes with their descendants, and whatever is in the group or the
 * session of one of them: that stays when its parent dies.
 */
export function processTree(
  table: readonly ProcessEntry[],
  seeds: Iterable<number>,
): Set<number> {
  const tree = new Set(seeds);
  let size: number;
  do {
    size = tree.size;
    for (const { pid, parent, group, session } of table) {
      if ([parent, group, session].some(id => tree.has(id))) tree.add(pid);
    }
  } while (tree.size > size);
  return tree;
}

/** Source: proc(5), `/proc/pid/stat`: the name in brackets may hold anything. */
async function fromProc(name: string): Promise<ProcessEntry | undefined> {
  const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields.length < 4 || fields[0] === 'Z') return undefined;
  const [parent, group, session] = fields.slice(1, 4).map(Number);
  return { pid: Number(name), parent, group, session };
}

async function fromPs(): Promise<ProcessEntry[]> {
  const { stdout } = await promisify(execFile)('ps', [
    '-A',
    '-o',
    'pid=,ppid=,pgid=',
  ]);
  return stdout
    .trim()
    .split('\n')
    .map(line => {
      const [pid, parent, group] = line.trim().split(/\s+/).map(Number);
      return { pid, parent, group, session: group };
    });
}
