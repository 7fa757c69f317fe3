import { InputError } from '@backstage/errors';
import { unpackTarball } from '@apo/backstage-plugin-patterns-node';

/** Most that a package unpacks to; the portal built it, within less. */
const limits = { bytes: 128 * 1024 * 1024, files: 10_000 };

/** The package.json of a packed npm package. */
export async function readManifest(
  tarball: Buffer,
): Promise<{ name?: string; version?: string }> {
  const files = await unpackTarball(tarball, limits);
  const manifest = files.get('package/package.json');
  if (!manifest) {
    throw new InputError('The approved package has no package.json');
  }
  return JSON.parse(manifest.toString('utf8'));
}
