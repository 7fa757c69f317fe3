import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret that admits one release task. */
export function createReleaseKey(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a release key. */
export function hashReleaseKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Whether a key is the one whose hash was stored. */
export function isReleaseKey(key: string, keyHash: string): boolean {
  const given = Buffer.from(hashReleaseKey(key), 'hex');
  const stored = Buffer.from(keyHash, 'hex');
  return given.length === stored.length && timingSafeEqual(given, stored);
}
