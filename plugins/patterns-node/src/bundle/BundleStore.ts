import type { Readable } from 'node:stream';

/**
 * Bytes of a packed bundle that are not in memory.
 * @public
 */
export type BundleSource = {
  /** How many bytes there are. */
  size: number;
  /** The bytes from their beginning; called again for each attempt. */
  open(): Readable;
};

/**
 * Keeps packed bundles by digest. A digest never changes its bytes, so writing
 * one that is there is a success that changes nothing.
 * @public
 */
export interface BundleStore {
  /**
   * Stores a tar under its digest, whole or not at all.
   * @throws InputError when the bytes are not those of the digest.
   */
  put(digest: string, tar: Buffer | BundleSource): Promise<void>;
  /** Whether the digest is stored. */
  has(digest: string): Promise<boolean>;
  /**
   * The tar's bytes, checked against the digest.
   * @throws NotFoundError when there is none; Error when the bytes do not match.
   */
  get(digest: string): Promise<Buffer>;
  /**
   * The tar's bytes as they come. The stream fails at its end when they do not
   * match the digest, so nothing of it counts before.
   * @throws NotFoundError when there is none.
   */
  open(digest: string): Promise<Readable>;
}
