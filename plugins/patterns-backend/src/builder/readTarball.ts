import { InputError } from '@backstage/errors';
import {
  MAX_PACKAGE_BYTES,
  unpackTarball,
  type BundleContent,
} from '@apo/backstage-plugin-patterns-node';

/** Most that a package may unpack to. */
const limits = { bytes: 64 * 1024 * 1024, files: 5000 };
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
  const files = await unpackTarball(tarball, limits);
  const outside = [...files.keys()].find(path => !path.startsWith(ROOT));
  if (outside) {
    throw new InputError(
      `it has ${JSON.stringify(outside)}, which is no file below ${ROOT}`,
    );
  }
  return new Map(
    [...files].map(([path, bytes]) => [path.slice(ROOT.length), bytes]),
  );
}

function toMib(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
