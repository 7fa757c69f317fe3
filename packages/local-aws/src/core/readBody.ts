import type { IncomingMessage } from 'node:http';

/** The largest request that is taken; larger objects need S3's multipart upload, which is not here. */
export const MAX_BODY_BYTES = 256 * 1024 * 1024;

/**
 * Reads a request to its end.
 *
 * @throws Error if it is larger than MAX_BODY_BYTES
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new Error(`A request is larger than ${MAX_BODY_BYTES} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
