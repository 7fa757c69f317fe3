import type { Readable } from 'node:stream';
import { readBundleFiles } from './readBundleFiles';

/**
 * Reads one file of a stored bundle, as {@link readBundleFiles} does several.
 *
 * @param tar - of `BundleStore.open`.
 * @returns undefined when the bundle has no such file.
 * @throws what the stream fails with.
 * @public
 */
export async function readBundleFile(
  tar: Readable,
  path: string,
): Promise<Buffer | undefined> {
  return (await readBundleFiles(tar, [path])).get(path);
}
