import { AwsError } from '../../core/AwsError';

/** A decoded upload stream. */
export interface DecodedBody {
  body: Buffer;
  /** The trailing headers, by lower-case name. */
  trailers: Record<string, string>;
}

function incomplete(): AwsError {
  return new AwsError(
    'IncompleteBody',
    'The aws-chunked body ends before its last chunk.',
  );
}

function parseTrailers(text: string): Record<string, string> {
  const trailers: Record<string, string> = {};
  for (const line of text.split('\r\n')) {
    const match = /^([\w-]+):\s*(.*)$/.exec(line);
    if (match) trailers[match[1].toLowerCase()] = match[2].trim();
  }
  return trailers;
}

/**
 * Takes the chunk framing off an `aws-chunked` body (S3 API reference,
 * "Signature calculations: transferring payload in multiple chunks").
 *
 * @throws AwsError IncompleteBody if the framing is broken
 */
export function decodeAwsChunked(framed: Buffer): DecodedBody {
  const parts: Buffer[] = [];
  for (let position = 0; ; ) {
    const lineEnd = framed.indexOf('\r\n', position);
    if (lineEnd < 0) throw incomplete();
    const line = framed.toString('latin1', position, lineEnd);
    const match = /^([0-9a-f]+)(?:;.*)?$/i.exec(line);
    if (!match) throw incomplete();
    const size = parseInt(match[1], 16);
    const start = lineEnd + 2;
    if (size === 0) {
      const trailers = parseTrailers(framed.toString('latin1', start));
      return { body: Buffer.concat(parts), trailers };
    }
    if (start + size > framed.length) throw incomplete();
    parts.push(framed.subarray(start, start + size));
    position = start + size + 2;
  }
}
