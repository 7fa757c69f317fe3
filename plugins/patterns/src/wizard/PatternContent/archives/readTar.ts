import { unpackTar, type TarHeader } from 'modern-tar';
import type { PackageEntry } from './PackageEntry';

const kinds: Partial<
  Record<NonNullable<TarHeader['type']>, PackageEntry['kind']>
> = { file: 'file', link: 'link', symlink: 'link' };

/**
 * The files of a tar archive, with their paths as they are written there.
 *
 * @throws Error when it is not a tar archive.
 */
export async function readTar(bytes: Uint8Array): Promise<PackageEntry[]> {
  const entries = await unpackTar(bytes, { strict: true });
  return entries
    .filter(({ header }) => header.type !== 'directory')
    .map(({ header, data = new Uint8Array() }) => ({
      path: header.name,
      kind: kinds[header.type ?? 'file'] ?? 'other',
      size: data.length,
      read: async () => data,
    }));
}
