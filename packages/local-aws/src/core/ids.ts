import { randomBytes } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** A random id of the form AWS gives its resources: a prefix and lower-case base 32. */
export function newId(prefix: string, length = 13): string {
  return (
    prefix +
    Array.from(randomBytes(length), byte => ALPHABET[byte % 32]).join('')
  );
}
