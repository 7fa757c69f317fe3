import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { InputError } from '@backstage/errors';
import { checkBundlePath } from './bundlePath';

/** What may come out of a tarball. @public */
export type TarballLimits = {
  /** Bytes of all files together. */
  bytes: number;
  files: number;
};

/**
 * The files of a gzipped tar of somebody else, by their path. It is never
 * unpacked to a disk, and only as far as the limits.
 *
 * @throws InputError when it is none, has anything but regular files with
 *   relative paths, or is too much.
 * @public
 */
export async function unpackTarball(
  tgz: Buffer,
  limits: TarballLimits,
): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  let bytesLeft = limits.bytes;
  const archive = extract();
  const unpacked = pipeline(Readable.from([tgz]), createGunzip(), archive);
  // Whoever reads the entries gets the error; this one must not be unhandled.
  unpacked.catch(() => undefined);
  try {
    for await (const entry of archive) {
      const { name, type } = entry.header;
      if (type !== 'file') {
        throw new InputError(`it has ${JSON.stringify(name)}, a ${type}`);
      }
      checkBundlePath(name);
      const chunks: Buffer[] = [];
      for await (const each of entry) {
        const chunk = each as Buffer;
        bytesLeft -= chunk.length;
        if (bytesLeft < 0) throw tooLarge(limits);
        chunks.push(chunk);
      }
      files.set(name, Buffer.concat(chunks));
      if (files.size > limits.files) {
        throw new InputError(`it has more than ${limits.files} files`);
      }
    }
    await unpacked;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('it is no gzipped tar archive', error);
  }
  return files;
}

function tooLarge({ bytes }: TarballLimits) {
  return new InputError(
    `it unpacks to more than ${Math.round(bytes / 1024 / 1024)} MiB`,
  );
}
