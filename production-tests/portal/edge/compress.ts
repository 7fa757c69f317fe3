import { promisify } from 'node:util';
import zlib from 'node:zlib';

const compressors = {
  gzip: promisify(zlib.gzip),
  br: (body: Buffer) =>
    promisify(zlib.brotliCompress)(body, {
      params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 },
    }),
};

// Developer Guide, "Serve compressed files": kinds (of those that a front end
// has) and sizes in bytes.
const KINDS =
  /^(text\/(html|css|plain|javascript)|application\/(javascript|json|wasm)|image\/svg\+xml|font\/(ttf|otf))\b/;
const MIN_BYTES = 1_000;
const MAX_BYTES = 10_000_000;

/**
 * The encoding in which CloudFront sends a file, if it compresses it.
 *
 * @param encodings - that it may use, the preferred one first
 * @param accepted - header `Accept-Encoding` of the request
 */
export function chooseEncoding(
  encodings: ('br' | 'gzip')[],
  accepted: string,
  file: { type: string; bytes: number },
): 'br' | 'gzip' | undefined {
  const fits = file.bytes >= MIN_BYTES && file.bytes <= MAX_BYTES;
  if (!fits || !KINDS.test(file.type)) return undefined;
  return encodings.find(each => new RegExp(`\\b${each}\\b`).test(accepted));
}

/** Compresses a file. */
export function compress(
  body: Buffer,
  encoding: 'br' | 'gzip',
): Promise<Buffer> {
  return compressors[encoding](body);
}
