import { createHash } from 'node:crypto';
import { pipeline, Transform, type Readable } from 'node:stream';
import { InputError } from '@backstage/errors';

/** @throws InputError unless it is a sha256 in lower-case hex. @public */
export function checkDigest(digest: string): void {
  if (/^[0-9a-f]{64}$/.test(digest)) return;
  throw new InputError(
    `digest ${JSON.stringify(
      digest,
    )} is not a sha256: use its 64 lower-case hex digits`,
  );
}

/** What a store says to bytes that were sent under the digest of others. @public */
export function otherDigest(digest: string, actual: string): InputError {
  return new InputError(
    `The bundle's digest is ${actual} and not ${digest}: send it again under its own`,
  );
}

/**
 * The same bytes, in a stream that fails at their end when they do not have
 * the digest, or as soon as there are more or fewer than announced.
 *
 * @public
 */
export function withDigestCheck(
  source: Readable,
  options: {
    digest: string;
    /** Bytes that there are to be; any number unless set. */
    size?: number;
    /** Makes the error, of the digest that the bytes have. */
    refuse: (actual: string) => Error;
  },
): Readable {
  const { digest, size, refuse } = options;
  const hash = createHash('sha256');
  let seen = 0;
  const check = new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      hash.update(chunk);
      seen += chunk.length;
      if (size !== undefined && seen > size) callback(otherSize(size));
      else callback(null, chunk);
    },
    flush(callback) {
      const actual = hash.digest('hex');
      if (size !== undefined && seen < size) callback(otherSize(size));
      else callback(actual === digest ? null : refuse(actual));
    },
  });
  // Who reads the check sees the errors of both.
  return pipeline(source, check, () => {});
}

function otherSize(size: number) {
  return new InputError(
    `The bundle does not have the ${size} bytes that were announced: send it again with its size`,
  );
}
