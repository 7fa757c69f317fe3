import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { BundleContent } from '@apo/backstage-plugin-patterns-node';
import { readWorkspaceFolder } from '../bundle/readWorkspaceFolder';

/**
 * Puts files into a new folder, all or none; one that has them already is fine,
 * so that a task can be run again.
 *
 * @returns the path of the folder.
 * @throws ConflictError when there is a folder of that name with other files.
 */
export async function saveFolder(
  parent: string,
  name: string,
  content: BundleContent,
): Promise<string> {
  await mkdir(resolve(parent), { recursive: true });
  const folder = resolveSafeChildPath(resolve(parent), name);
  const draft = await mkdtemp(join(resolve(parent), '.new-'));
  try {
    for (const [path, bytes] of content) {
      const file = resolveSafeChildPath(draft, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    }
    await rename(draft, folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM'].includes(code ?? '')) {
      throw error;
    }
    if (await hasFiles(resolve(parent), name, content)) return folder;
    throw new ConflictError(
      `${folder} is there already, with other files: give the app another name, or move that folder away`,
    );
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

async function hasFiles(
  parent: string,
  name: string,
  content: BundleContent,
): Promise<boolean> {
  const there = await readWorkspaceFolder(parent, name).catch(() => undefined);
  return (
    there?.size === content.size &&
    [...content].every(([path, bytes]) => there.get(path)?.equals(bytes))
  );
}
