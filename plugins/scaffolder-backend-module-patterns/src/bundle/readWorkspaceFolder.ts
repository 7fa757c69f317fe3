import { constants, type Dirent } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  MAX_BUNDLE_BYTES,
  MAX_BUNDLE_FILES,
  type BundleContent,
} from '@apo/backstage-plugin-patterns-node';

/**
 * Reads a folder of the task's workspace, without `.git`.
 *
 * @throws InputError for a folder that is not there or outside the workspace,
 * for links and devices, and for too many or too large files; it stops reading
 * at the limits.
 */
export async function readWorkspaceFolder(
  workspacePath: string,
  folder: string,
): Promise<BundleContent> {
  const root = resolveFolder(workspacePath, folder);
  const content = new Map<string, Buffer>();
  let bytesLeft = MAX_BUNDLE_BYTES;
  for await (const path of walk(root, folder)) {
    if (content.size === MAX_BUNDLE_FILES) throw tooMuch();
    const bytes = await readRegularFile(join(root, path), path, bytesLeft);
    bytesLeft -= bytes.length;
    content.set(path, bytes);
  }
  return content;
}

function resolveFolder(workspacePath: string, folder: string): string {
  try {
    return resolveSafeChildPath(workspacePath, folder);
  } catch (error) {
    throw new InputError(
      `path ${JSON.stringify(
        folder,
      )} leads out of the workspace: name a folder inside it`,
      error,
    );
  }
}

async function* walk(root: string, folder: string): AsyncGenerator<string> {
  const pending = [''];
  for (;;) {
    const parent = pending.pop();
    if (parent === undefined) return;
    for (const entry of await list(join(root, parent), folder)) {
      if (entry.name === '.git') continue;
      const path = parent ? `${parent}/${entry.name}` : entry.name;
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isFile()) yield path;
      else throw notRegular(path);
    }
  }
}

async function list(path: string, folder: string): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    throw new InputError(
      `path ${JSON.stringify(
        folder,
      )} is no folder in the workspace: name the folder that holds the pattern`,
    );
  }
}

async function readRegularFile(
  file: string,
  path: string,
  maxBytes: number,
): Promise<Buffer> {
  // Opened without following a link or waiting for a pipe's other end: what
  // the walk saw may have been replaced.
  const flags =
    constants.O_RDONLY + constants.O_NOFOLLOW + constants.O_NONBLOCK;
  const handle = await open(file, flags).catch(error => {
    throw error.code === 'ELOOP' ? notRegular(path) : error;
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw notRegular(path);
    if (stat.size > maxBytes) throw tooMuch();
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function notRegular(path: string) {
  return new InputError(
    `${JSON.stringify(
      path,
    )} is a link or a device: a bundle takes only regular files, so replace it by the file itself`,
  );
}

function tooMuch() {
  return new InputError(
    `The folder has more than ${MAX_BUNDLE_FILES} files or ${
      MAX_BUNDLE_BYTES / 1024 / 1024
    } MiB: leave out what users of the pattern do not need`,
  );
}
