import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Folders of the system's own programs; PATH may name others first. */
const folders = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];

/** Absolute path of a program of the system. @throws Error when there is none. */
export function findProgram(name: string): string {
  for (const folder of folders) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // The next folder may have it.
    }
  }
  throw new Error(`${name} is not in ${folders.join(', ')}`);
}
