import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { InputError } from '@backstage/errors';
import {
  MAX_PACKAGE_BYTES,
  type BundleContent,
} from '@apo/backstage-plugin-patterns-node';

/** Most that a tarball may unpack to, in bytes. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
/** Most files of a package. */
const MAX_FILES = 5000;
/** Folder of a packed package, whatever its name. Source: npm pack. */
const ROOT = 'package/';

/**
 * The files of a packed npm package, by their path in it.
 *
 * @throws InputError when it is too large, or has anything but regular files
 *   below `package/`.
 */
export async function readTarball(tarball: Buffer): Promise<BundleContent> {
  if (tarball.length > MAX_PACKAGE_BYTES) {
    throw new InputError(
      `it has ${toMib(tarball.length)} MiB, and at most ${toMib(
        MAX_PACKAGE_BYTES,
      )} MiB are taken`,
    );
  }
  const files = new Map<string, Buffer>();
  let left = MAX_UNPACKED_BYTES;
  const archive = extract();
  const unpacked = pipeline(Readable.from([tarball]), createGunzip(), archive);
  // Whoever reads the entries gets the error; this one must not be unhandled.
  unpacked.catch(() => undefined);
  for await (const entry of archive) {
    const { name, type } = entry.header;
    if (type !== 'file' || !isInside(name)) {
      throw new InputError(
        `it has ${JSON.stringify(
          name,
        )}, a ${type} that is no file below ${ROOT}`,
      );
    }
    const chunks: Buffer[] = [];
    for await (const each of entry) {
      const chunk = each as Buffer;
      left -= chunk.length;
      if (left < 0) {
        throw new InputError(
          `it unpacks to more than ${toMib(MAX_UNPACKED_BYTES)} MiB`,
        );
      }
      chunks.push(chunk);
    }
    files.set(name.slice(ROOT.length), Buffer.concat(chunks));
    if (files.size > MAX_FILES) {
      throw new InputError(`it has more than ${MAX_FILES} files`);
    }
  }
  await unpacked;
  return files;
}

function isInside(name: string): boolean {
  return (
    name.startsWith(ROOT) &&
    !name.includes('\\') &&
    !name.split('/').some(part => part === '' || part === '..' || part === '.')
  );
}

function toMib(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
