import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError, notImplemented } from '../../core/AwsError';

/** The checksum algorithms that are verified. */
export type ChecksumAlgorithm = 'CRC32' | 'SHA1' | 'SHA256';

/** A checksum that was sent with an object and matched it. */
export interface Checksum {
  algorithm: ChecksumAlgorithm;
  /** In base 64. */
  value: string;
}

const ALGORITHMS: Record<ChecksumAlgorithm, (body: Uint8Array) => string> = {
  CRC32: body => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc32(body));
    return bytes.toString('base64');
  },
  SHA1: body => createHash('sha1').update(body).digest('base64'),
  SHA256: body => createHash('sha256').update(body).digest('base64'),
};

const HEADER = /^x-amz-checksum-(?!mode$|type$|algorithm$)(.+)$/;

function badDigest(what: string): AwsError {
  return new AwsError(
    'BadDigest',
    `The ${what} you specified did not match the calculated checksum.`,
  );
}

function verifyWholeBody(
  body: Uint8Array,
  headers: Record<string, string>,
): void {
  const md5 = headers['content-md5'];
  if (md5 && createHash('md5').update(body).digest('base64') !== md5) {
    throw badDigest('Content-MD5');
  }
  const sha256 = headers['x-amz-content-sha256'] ?? '';
  const isDigest = /^[0-9a-f]{64}$/.test(sha256);
  if (isDigest && createHash('sha256').update(body).digest('hex') !== sha256) {
    throw new AwsError(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
}

/**
 * Verifies every checksum that came with a body, in headers or trailers.
 *
 * @returns the S3 checksum, if one was sent
 * @throws AwsError BadDigest or XAmzContentSHA256Mismatch if one does not
 * match; 501 for an algorithm that is not here, since an unverified checksum
 * would be worse than none
 */
export function verifyChecksums(
  body: Uint8Array,
  headers: Record<string, string>,
): Checksum | undefined {
  verifyWholeBody(body, headers);
  let checksum: Checksum | undefined;
  for (const [name, value] of Object.entries(headers)) {
    const suffix = HEADER.exec(name)?.[1].toUpperCase();
    if (!suffix) continue;
    if (!Object.hasOwn(ALGORITHMS, suffix)) throw notImplemented(suffix);
    const algorithm = suffix as ChecksumAlgorithm;
    if (ALGORITHMS[algorithm](body) !== value) throw badDigest(algorithm);
    checksum = { algorithm, value };
  }
  return checksum;
}
