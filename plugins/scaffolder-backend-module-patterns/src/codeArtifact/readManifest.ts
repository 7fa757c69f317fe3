import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { InputError } from '@backstage/errors';

/** The package.json of a packed npm package. */
export async function readManifest(
  tarball: Buffer,
): Promise<{ name?: string; version?: string }> {
  const archive = extract();
  const unpacked = pipeline(Readable.from([tarball]), createGunzip(), archive);
  unpacked.catch(() => undefined);
  for await (const entry of archive) {
    if (entry.header.name !== 'package/package.json') {
      entry.resume();
      continue;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  }
  throw new InputError('The approved package has no package.json');
}
