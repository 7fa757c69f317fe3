import { Gunzip } from 'fflate';
import { MAX_UNPACKED_BYTES, refuseUnpacked } from './archiveLimits';

/** Bytes that are unpacked at once: a small archive may hold a huge file. */
const PART_BYTES = 16 * 1024;

/**
 * Unpacks gzip.
 *
 * @throws RangeError when it unpacks to too much.
 * @throws Error when it is not gzip, or ends too early.
 */
export function gunzip(packed: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Gunzip(chunk => {
    size += chunk.length;
    if (size > MAX_UNPACKED_BYTES) refuseUnpacked();
    chunks.push(chunk);
  });
  for (let start = 0; start < packed.length; start += PART_BYTES) {
    const end = start + PART_BYTES;
    stream.push(packed.subarray(start, end), end >= packed.length);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
