import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { extract, pack, type Header } from 'tar-stream';
import { InputError } from '@backstage/errors';
import type { BundleFile } from '@apo/backstage-plugin-patterns-common';
import { checkBundlePath } from './bundlePath';
import { MAX_BUNDLE_BYTES, MAX_BUNDLE_FILES } from './limits';

/** The exact files of a version: a path in the bundle and its bytes. @public */
export type BundleContent = ReadonlyMap<string, Buffer>;

/** A bundle's canonical tar, and the sha256 of it that names the bundle. @public */
export type PackedBundle = { digest: string; tar: Buffer };

/**
 * Packs files into the canonical tar: paths in code unit order, mode 0644, no
 * owner, no time. Equal files give equal bytes, so the digest is reproducible.
 *
 * @throws InputError for a path outside the bundle, too many or too large files.
 * @public
 */
export async function packBundle(
  content: BundleContent,
): Promise<PackedBundle> {
  checkContent(content);
  const archive = pack();
  const chunks = collect(archive);
  for (const [name, bytes] of sorted(content)) {
    archive.entry({ name, mode: 0o644, mtime: new Date(0) }, bytes);
  }
  archive.finalize();
  const tar = await chunks;
  return { digest: digestOf(tar), tar };
}

/**
 * Reads a tar that a client sent. Only regular files are taken, and only in
 * the canonical form: what is stored under a digest is what was reviewed.
 *
 * @throws InputError for anything else, naming the entry and the rule.
 * @public
 */
export async function readBundle(tar: Buffer): Promise<Map<string, Buffer>> {
  const content = new Map<string, Buffer>();
  const extractor = extract();
  Readable.from([tar]).pipe(extractor);
  try {
    for await (const entry of extractor) {
      checkEntry(entry.header, content);
      content.set(entry.header.name, await collect(entry));
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      'The bundle is not a tar archive: pack it with the action patterns:submit',
      error,
    );
  }
  checkContent(content);
  const canonical = await packBundle(content);
  if (canonical.digest !== digestOf(tar)) {
    throw new InputError(
      'The bundle is not in canonical form: pack it with the action patterns:submit',
    );
  }
  return content;
}

/** sha256 of a packed bundle, in lower-case hex. @public */
export function digestOf(tar: Buffer): string {
  return createHash('sha256').update(tar).digest('hex');
}

/** Paths and sizes of a bundle, in path order. @public */
export function listFiles(content: BundleContent): BundleFile[] {
  return sorted(content).map(([path, bytes]) => ({ path, size: bytes.length }));
}

function sorted(content: BundleContent) {
  return [...content].sort(([a], [b]) => (a < b ? -1 : 1));
}

function checkEntry(header: Header, content: BundleContent) {
  if (header.type !== 'file') {
    throw new InputError(
      `Bundle entry ${JSON.stringify(header.name)} is a ${
        header.type
      }: only regular files are taken, no links, folders or devices`,
    );
  }
  checkBundlePath(header.name);
  if (content.has(header.name)) {
    throw new InputError(
      `Bundle path ${JSON.stringify(header.name)} is there twice`,
    );
  }
  if ((header.size ?? 0) > MAX_BUNDLE_BYTES) throw tooLarge();
}

function checkContent(content: BundleContent) {
  if (content.size === 0)
    throw new InputError('The bundle has no files: add a template');
  if (content.size > MAX_BUNDLE_FILES) {
    throw new InputError(
      `The bundle has ${content.size} files, ${MAX_BUNDLE_FILES} is the most: leave out what users of the pattern do not need`,
    );
  }
  let total = 0;
  for (const [path, bytes] of content) {
    checkBundlePath(path);
    total += bytes.length;
  }
  if (total > MAX_BUNDLE_BYTES) throw tooLarge();
}

function tooLarge() {
  return new InputError(
    `The bundle is larger than ${
      MAX_BUNDLE_BYTES / 1024 / 1024
    } MiB: leave out what users of the pattern do not need`,
  );
}

async function collect(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream)
    chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
