import { createHmac } from 'node:crypto';

/**
 * The name that verdaccio gives to callers with a valid token. It is no IAM
 * identity: the local AWS has none.
 */
const CALLER = 'aws';

const encode = (value: object) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * Mints a bearer token of a domain: an HS256 JWT that verdaccio accepts until
 * it expires. AWS's tokens are opaque, so nothing may read more into it.
 *
 * @param expiration - the end of its validity, to the second
 */
export function mintAuthorizationToken(
  tokenSecret: string,
  expiration: Date,
): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    name: CALLER,
    groups: ['$authenticated', '@authenticated', '$all', '@all', 'all'],
    real_groups: [],
    iat: now,
    nbf: now,
    exp: Math.floor(expiration.getTime() / 1000),
  };
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  const signature = createHmac('sha256', tokenSecret).update(content);
  return `${content}.${signature.digest('base64url')}`;
}
