import { readdir } from 'node:fs/promises';
import { MAX_PACKAGE_BYTES } from '@apo/backstage-plugin-patterns-node';
import { OwnFileError, readOwnFile } from './ownFile';

/**
 * The one file that `npm pack` left in a folder of its own. What it printed is
 * not asked: other programs print, too.
 *
 * @throws OwnFileError when there is not exactly one, or it is too large.
 */
export async function readPacked(folder: string): Promise<Buffer> {
  const names = await readdir(folder);
  if (names.length !== 1) {
    throw new OwnFileError(`left ${names.length} files instead of one package`);
  }
  return readOwnFile(folder, names[0], MAX_PACKAGE_BYTES);
}
