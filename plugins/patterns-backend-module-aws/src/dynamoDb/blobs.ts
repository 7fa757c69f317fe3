import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { blobKey } from './keys';
import type { Item, Table } from './Table';

/** A packed JSON value in an item, or where its parts are. */
export type Blob = Uint8Array | { digest: string; parts: number };

/** Bytes that stay in their item, which takes 400 KB in all. */
const INLINE_SIZE = 80_000;
/** Bytes of a part. */
const PART_SIZE = 350_000;

const compress = promisify(gzip);
const expand = promisify(gunzip);

/**
 * Packs a value that may be long. What does not fit into an item is stored
 * beside it by its digest, before the item that names it.
 */
export async function packBlob(table: Table, value: unknown): Promise<Blob> {
  const packed = await compress(JSON.stringify(value));
  if (packed.length <= INLINE_SIZE) return packed;
  const digest = createHash('sha256').update(packed).digest('hex');
  const parts = Math.ceil(packed.length / PART_SIZE);
  const put = Array.from(
    { length: parts },
    (_, i): Item => ({
      ...blobKey(digest, i),
      bytes: packed.subarray(i * PART_SIZE, (i + 1) * PART_SIZE),
    }),
  );
  await table.write({ put });
  return { digest, parts };
}

/** @throws Error when a part is missing. */
export async function unpackBlob<T>(table: Table, blob: Blob): Promise<T> {
  const packed = blob instanceof Uint8Array ? blob : await join(table, blob);
  return JSON.parse((await expand(packed)).toString('utf8'));
}

async function join(
  table: Table,
  { digest, parts }: Exclude<Blob, Uint8Array>,
): Promise<Buffer> {
  const items = await table.getAll(
    Array.from({ length: parts }, (_, i) => blobKey(digest, i)),
  );
  const bytes = items.map((item, i) => {
    if (item) return item.bytes as Uint8Array;
    throw new Error(`Part ${i} of ${digest} is missing in the table`);
  });
  return Buffer.concat(bytes);
}
