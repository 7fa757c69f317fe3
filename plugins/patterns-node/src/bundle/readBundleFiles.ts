import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { extract } from 'tar-stream';

/**
 * Reads some files of a stored bundle without the others in memory. The whole
 * stream is read, because it says at its end only whether it is undamaged.
 *
 * @param tar - of `BundleStore.open`.
 * @returns those that the bundle has, by path.
 * @throws what the stream fails with.
 * @public
 */
export async function readBundleFiles(
  tar: Readable,
  paths: readonly string[],
): Promise<Map<string, Buffer>> {
  const extractor = extract();
  const found = new Map<string, Buffer>();
  async function take() {
    for await (const entry of extractor) {
      const { name } = entry.header;
      if (paths.includes(name)) found.set(name, await collect(entry));
      else entry.resume();
    }
  }
  await Promise.all([pipeline(tar, extractor), take()]);
  return found;
}

async function collect(entry: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry) {
    chunks.push(Buffer.from(chunk as Uint8Array));
  }
  return Buffer.concat(chunks);
}
