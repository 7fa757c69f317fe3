/**
 * Keeps packed bundles by digest. A digest never changes its bytes, so writing
 * one that is there is a success that changes nothing.
 * @public
 */
export interface BundleStore {
  /** Stores a tar under its digest, whole or not at all. */
  put(digest: string, tar: Buffer): Promise<void>;
  /** Whether the digest is stored. */
  has(digest: string): Promise<boolean>;
  /**
   * The tar's bytes, checked against the digest.
   * @throws NotFoundError when there is none; Error when the bytes do not match.
   */
  get(digest: string): Promise<Buffer>;
}
