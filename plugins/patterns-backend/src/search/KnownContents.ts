import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';

const pack = promisify(deflateRaw);
const unpack = promisify(inflateRaw);

/** What a search engine is to know of a bundle. */
export type SearchedContent = { text: string; resourceTypes: string[] };

/**
 * What was read of the latest version of each pattern, so that it is not read
 * again: a digest never changes its bytes. Kept packed, up to a number of
 * bytes; what comes when it is full is not kept, as a reading of all patterns
 * in turn would push out each before it is asked for again.
 */
export class KnownContents {
  private readonly known = new Map<string, { digest: string; bytes: Buffer }>();
  private size = 0;

  constructor(private readonly maxBytes: number) {}

  /** Of the bundle that a pattern has now; undefined when it was not read. */
  async get(
    patternName: string,
    digest: string,
  ): Promise<SearchedContent | undefined> {
    const found = this.known.get(patternName);
    if (found?.digest !== digest) return undefined;
    return JSON.parse((await unpack(found.bytes)).toString('utf8'));
  }

  async set(
    patternName: string,
    digest: string,
    content: SearchedContent,
  ): Promise<void> {
    const bytes = copyOf(await pack(Buffer.from(JSON.stringify(content))));
    const before = this.known.get(patternName)?.bytes.length ?? 0;
    const size = this.size - before + bytes.length;
    this.known.delete(patternName);
    this.size -= before;
    if (size > this.maxBytes) return;
    this.known.set(patternName, { digest, bytes });
    this.size = size;
  }
}

/** What zlib gives is a part of 16 kB, which would be kept with it. */
function copyOf(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}
