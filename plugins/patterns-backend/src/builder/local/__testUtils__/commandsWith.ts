import { readFile } from 'node:fs/promises';
import type { ProcessEntry } from '../../../process/processTable';

/** Command lines of processes that have a text in them. Linux only. */
export async function commandsWith(
  table: readonly ProcessEntry[],
  text: string,
): Promise<string[]> {
  const commands = await Promise.all(
    table.map(({ pid }) =>
      readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    ),
  );
  return commands.filter(command => command.includes(text));
}
