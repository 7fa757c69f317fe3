import { readdir, readFile } from 'node:fs/promises';

/**
 * Resident memory of one process, in bytes. Zero when it is gone, and where
 * there is no /proc: the limit is then the time limit alone.
 */
export async function residentMemory(pid: number): Promise<number> {
  const status = await readProc(pid, 'status');
  const match = /^VmRSS:\s+(\d+) kB$/m.exec(status);
  return match ? Number(match[1]) * 1024 : 0;
}

/** Resident memory of a process group together, in bytes. */
export async function groupResidentMemory(group: number): Promise<number> {
  const names = await readdir('/proc').catch(() => []);
  const sizes = await Promise.all(
    names
      .filter(name => /^\d+$/.test(name))
      .map(async name =>
        (await groupOf(Number(name))) === group
          ? residentMemory(Number(name))
          : 0,
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Source: proc(5), `/proc/pid/stat`: the name in brackets may hold anything. */
async function groupOf(pid: number): Promise<number> {
  const stat = await readProc(pid, 'stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[2]);
}

async function readProc(pid: number, name: string): Promise<string> {
  return readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
}
