import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { extract } from 'tar-stream';

/**
 * Reads one file of a stored bundle without the others in memory. The whole
 * stream is read, because it says at its end only whether it is undamaged.
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
  const extractor = extract();
  let found: Buffer | undefined;
  async function take() {
    for await (const entry of extractor) {
      if (entry.header.name === path) found = await collect(entry);
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
