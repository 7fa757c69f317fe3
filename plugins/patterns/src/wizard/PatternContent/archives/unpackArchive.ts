import type { ArchiveKind } from './archiveKind';
import { gunzip } from './gunzip';
import type { PackageEntry } from './PackageEntry';
import { readTar } from './readTar';
import { readZip } from './readZip';

/**
 * The files of an archive, in a chunk of its own.
 *
 * @throws Error, in words for a person, when it cannot be read.
 */
export async function unpackArchive(
  kind: ArchiveKind,
  bytes: Uint8Array,
): Promise<PackageEntry[]> {
  try {
    if (kind === 'zip') return readZip(bytes);
    return await readTar(kind === 'tgz' ? gunzip(bytes) : bytes);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new Error(`it cannot be read as an archive: pack it anew`);
  }
}
