import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'patterns-scan-';
/** Longer than any scan may take, in milliseconds. */
const STALE_MS = 60 * 60 * 1000;

/** A folder that nobody else can read, for as long as `work` takes. */
export async function withPrivateFolder<T>(
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what a back end that was killed has left behind. */
export async function removeStaleFolders(now = Date.now()): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter(each => each.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const found = await stat(folder).catch(() => undefined);
    if (found && now - found.mtimeMs > STALE_MS) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
