import { createHash } from 'node:crypto';

/**
 * The same token for the same parts, so that AWS repeats its first answer to
 * a call whose answer was lost. AWS takes 1-128 characters of
 * `[a-zA-Z0-9][a-zA-Z0-9_-]*` (Service Catalog API, IdempotencyToken) and does
 * not say for how long it remembers: the callers look first.
 */
export function idempotencyToken(kind: string, ...parts: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${kind}-${hash.slice(0, 60)}`;
}
