import { execFile } from 'node:child_process';
import type { Watch } from '../../process/superviseProcess';
import type { LocalBuilderLimits } from './LocalBuilderLimits';
import type { ProcessWatch } from './ProcessWatch';

const POLL_MS = 500;
const MIB = 1024 * 1024;

/** Watches what a build fills, in its folder and without a name. */
export function watchDisk(
  folder: string,
  limits: LocalBuilderLimits,
  processes: ProcessWatch,
): Watch {
  return {
    everyMs: POLL_MS,
    look: async () =>
      diskLimit(folder, limits, await processes.namelessBytes()),
  };
}

/** The limit that a folder passes with `more` bytes, if it does. */
export async function diskLimit(
  folder: string,
  { diskBytes }: LocalBuilderLimits,
  more = 0,
): Promise<string | undefined> {
  const { bytes, closed } = await filledBytes(folder);
  // What cannot be measured may be of any size.
  if (closed) return 'closed a folder of its own, which cannot be measured';
  return bytes + more > diskBytes
    ? `filled more than ${diskBytes / MIB} MiB of disk`
    : undefined;
}

/** By du(1), which is there on Linux and macOS and quick on many files. */
function filledBytes(
  folder: string,
): Promise<{ bytes: number; closed: boolean }> {
  return new Promise(resolve => {
    execFile(
      'du',
      ['-sk', folder],
      { env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' }, maxBuffer: 16 * MIB },
      // It ends with 1 for each file that goes while it looks.
      (_error, stdout, stderr) =>
        resolve({
          bytes: Number.parseInt(stdout, 10) * 1024 || 0,
          closed: stderr.includes('Permission denied'),
        }),
    );
  });
}
