import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { processTable, processTree } from '../../process/processTable';
import { heldMemory } from '../../process/residentMemory';
import { killProcess, type Watch } from '../../process/superviseProcess';
import type { LocalBuilderLimits } from './LocalBuilderLimits';

const POLL_MS = 150;
const MIB = 1024 * 1024;
/** Looks for processes that keep coming, before it is given up. */
const ROUNDS = 50;

/** Knows the processes of a step, and watches their number and memory. */
export class ProcessWatch {
  /** All of the step that were there at the last look. */
  private known: ReadonlySet<number> = new Set();

  constructor(private readonly limits: LocalBuilderLimits) {}

  readonly watch: Watch = {
    everyMs: POLL_MS,
    look: async pid => {
      const table = await processTable();
      const alive = new Set(table.map(entry => entry.pid));
      const tree = processTree(
        table,
        [pid, ...this.known].filter(each => alive.has(each)),
      );
      this.known = tree;
      const { processes, memoryBytes } = this.limits;
      if (tree.size > processes)
        return `started more than ${processes} processes`;
      if ((await heldMemory(tree)) > memoryBytes) {
        return `used more than ${memoryBytes / MIB} MiB of memory`;
      }
      return undefined;
    },
  };

  /**
   * Bytes of files that are open and have no name any more, with those that
   * are kept in memory (memfd_create(2)): no walk through folders finds them.
   * Zero where there is no /proc.
   */
  async namelessBytes(): Promise<number> {
    const sizes = await Promise.all([...this.known].map(namelessOf));
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  /**
   * Kills what a step has left without a namespace that ends it: what was seen
   * of it, and, where there is a /proc, what has `marker` in its environment.
   */
  async killStrays(marker: string): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      const table = await processTable();
      const alive = new Set(table.map(({ pid }) => pid));
      const seen = processTree(
        table,
        [...this.known].filter(pid => alive.has(pid)),
      );
      const marked = await Promise.all(
        table.map(async ({ pid }) =>
          (await hasMarker(pid, marker)) ? pid : 0,
        ),
      );
      const strays = [...seen, ...marked].filter(
        pid => pid > 1 && pid !== process.pid,
      );
      if (strays.length === 0) return;
      strays.forEach(killProcess);
    }
  }
}

async function hasMarker(pid: number, marker: string): Promise<boolean> {
  const environment = await readFile(`/proc/${pid}/environ`).catch(
    () => undefined,
  );
  return environment?.includes(marker) ?? false;
}

async function namelessOf(pid: number): Promise<number> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map(async name => {
      const path = `${folder}/${name}`;
      const target = await readlink(path).catch(() => '');
      if (!target.endsWith(' (deleted)')) return 0;
      const found = await stat(path).catch(() => undefined);
      return (found?.blocks ?? 0) * 512;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
