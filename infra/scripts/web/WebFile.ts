import { readdirSync } from 'node:fs';
import path from 'node:path';
import { contentType } from 'mime-types';

/** A file of the built front end, and how it is served. */
export interface WebFile {
  /** Where it is on this machine. */
  file: string;
  /** Key of its object, which is its path below the portal's address. */
  key: string;
  contentType: string;
  cacheControl: string;
  /** Its name has a hash of its content. */
  immutable: boolean;
}

/** Backstage's bundler puts the content's hash into names, of 12 digits. */
const HASHED = /^static\/.*\.[0-9a-f]{12}\./;

/**
 * For the back end, which makes a document of its own configuration, and the
 * sources of the front end, which the company's plugins are part of.
 */
const NOT_SERVED = /(^|\/)\.|\.tmpl$|\.map$/;

/**
 * The files of a build of the front end that are served. Those with a hash in
 * their name may be kept for a year, all others are asked for each time.
 *
 * @param dist - folder that `yarn workspace app build` wrote
 */
export function listWebFiles(dist: string): WebFile[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .map(file => ({
      file,
      key: path.relative(dist, file).split(path.sep).join('/'),
    }))
    .filter(({ key }) => !NOT_SERVED.test(key))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ file, key }) => {
      const immutable = HASHED.test(key);
      return {
        file,
        key,
        immutable,
        contentType:
          contentType(path.basename(key)) || 'application/octet-stream',
        cacheControl: immutable
          ? 'public, max-age=31536000, immutable'
          : 'no-cache',
      };
    });
}
