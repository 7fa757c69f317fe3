import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { processTable } from './processTable';

/**
 * Resident memory of one process, in bytes. Zero when it is gone, and where
 * there is no /proc: the limit is then the time limit alone.
 */
export async function residentMemory(pid: number): Promise<number> {
  return readStatus(pid, /^VmRSS:\s+(\d+) kB$/m);
}

/** Resident memory of a process group together, in bytes. */
export async function groupResidentMemory(group: number): Promise<number> {
  const table = await processTable();
  const sizes = await Promise.all(
    table
      .filter(entry => entry.group === group)
      .map(({ pid }) => residentMemory(pid)),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Memory that processes hold together and that no file backs, in bytes: what
 * they share of a program is not counted once for each of them. Where there is
 * no /proc, their resident memory, as `ps` says.
 *
 * Source: proc(5), `/proc/pid/status`, Linux 4.5.
 */
export async function heldMemory(pids: Iterable<number>): Promise<number> {
  if (!existsSync('/proc')) return residentByPs([...pids]);
  const sizes = await Promise.all(
    [...pids].flatMap(pid => [
      readStatus(pid, /^RssAnon:\s+(\d+) kB$/m),
      readStatus(pid, /^RssShmem:\s+(\d+) kB$/m),
    ]),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function readStatus(pid: number, field: RegExp): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const match = field.exec(status);
  return match ? Number(match[1]) * 1024 : 0;
}

async function residentByPs(pids: number[]): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', [
    '-o',
    'rss=',
    '-p',
    pids.join(','),
  ]).catch(() => ({ stdout: '' }));
  return stdout
    .split('\n')
    .reduce((sum, line) => sum + Number(line.trim()) * 1024, 0);
}
