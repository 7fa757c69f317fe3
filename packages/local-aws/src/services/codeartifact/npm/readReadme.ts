import { gunzipSync } from 'node:zlib';

const BLOCK = 512;
const NAME_LENGTH = 100;
const SIZE_OFFSET = 124;
const SIZE_LENGTH = 12;

const README = /^[^/]+\/readme(\.md|\.markdown|\.txt)?$/i;

function textAt(block: Buffer, start: number, length: number): string {
  const text = block.toString('utf8', start, start + length);
  return text.split('\0')[0].trim();
}

function unzip(tarball: Buffer): Buffer {
  try {
    return gunzipSync(tarball);
  } catch {
    // The registry does not look into what it is given.
    return Buffer.alloc(0);
  }
}

/** The text of the readme in a package's tarball; undefined if there is none. */
export function readReadme(tarball: Buffer): string | undefined {
  const tar = unzip(tarball);
  let offset = 0;
  while (offset + BLOCK <= tar.length) {
    const header = tar.subarray(offset, offset + BLOCK);
    const size = parseInt(textAt(header, SIZE_OFFSET, SIZE_LENGTH) || '0', 8);
    const start = offset + BLOCK;
    if (Number.isNaN(size)) return undefined;
    if (README.test(textAt(header, 0, NAME_LENGTH))) {
      return tar.toString('utf8', start, start + size);
    }
    offset = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}
