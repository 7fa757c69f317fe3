import { chmod, lstat, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What private folders of scans are called. */
export const SCAN_FOLDERS = 'patterns-scan-';
/** What private folders of builds are called. */
export const BUILD_FOLDERS = 'patterns-build-';

/** Longer than any scan may take, in milliseconds. */
const STALE_MS = 60 * 60 * 1000;

/** A folder that nobody else can read, for as long as `work` takes. */
export async function withPrivateFolder<T>(
  work: (folder: string) => Promise<T>,
  prefix = SCAN_FOLDERS,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  try {
    return await work(folder);
  } finally {
    await removeFolder(folder);
  }
}

/** Removes what a back end that was killed has left behind. */
export async function removeStaleFolders(
  now = Date.now(),
  prefix = SCAN_FOLDERS,
  staleMs = STALE_MS,
): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter(each => each.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const found = await stat(folder).catch(() => undefined);
    if (found && now - found.mtimeMs > staleMs) await removeFolder(folder);
  }
}

async function removeFolder(folder: string) {
  const options = { recursive: true, force: true, maxRetries: 3 } as const;
  try {
    await rm(folder, options);
  } catch {
    // What ran in it may have closed folders to their owner, too.
    await openFolders(folder);
    await rm(folder, options);
  }
}

async function openFolders(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined);
  if (!found?.isDirectory()) return;
  await chmod(folder, 0o700);
  for (const name of await readdir(folder)) {
    await openFolders(join(folder, name));
  }
}
