import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that a build left is not what it should be; continues "The step". */
export class OwnFileError extends Error {
  override name = 'OwnFileError';
}

/**
 * Reads a file that the code of a build may have written, below a folder that
 * it may have written too. Only after all its processes have ended: what is
 * checked here must not change while it is read.
 *
 * @param path - relative to `folder`, with forward slashes
 * @throws OwnFileError for a link, anything but a regular file, or more than
 *   `maxBytes`: a link would make the back end read its own files.
 */
export async function readOwnFile(
  folder: string,
  path: string,
  maxBytes: number,
): Promise<Buffer> {
  await checkNoLink(folder, path);
  // A FIFO opened without O_NONBLOCK waits for a writer: open(2).
  const file = await open(
    join(folder, path),
    constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
  ).catch(() => {
    throw new OwnFileError(`left ${quote(path)}, which cannot be opened`);
  });
  try {
    const found = await file.stat();
    const { size, nlink } = found;
    if (!found.isFile()) {
      throw new OwnFileError(`left ${quote(path)}, which is no regular file`);
    }
    if (nlink > 1) {
      throw new OwnFileError(`left ${quote(path)}, which is a hard link`);
    }
    if (size > maxBytes) {
      throw new OwnFileError(
        `left ${quote(path)} with ${size} bytes, and ${maxBytes} are the most`,
      );
    }
    const bytes = Buffer.alloc(size);
    const { bytesRead } = await file.read(bytes, 0, size, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** @throws OwnFileError when a part of the path below `folder` is a link. */
export async function checkNoLink(folder: string, path: string): Promise<void> {
  const expected = join(await realpath(folder), path);
  const real = await realpath(join(folder, path)).catch(() => undefined);
  if (real !== expected) {
    throw new OwnFileError(`left ${quote(path)}, which is or is behind a link`);
  }
}

function quote(path: string): string {
  return JSON.stringify(path);
}
