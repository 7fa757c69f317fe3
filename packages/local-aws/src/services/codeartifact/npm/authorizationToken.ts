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
 * @param accessKeyId - of the session that asked for it, which limits the token too
 * @param expiration - the end of its validity, to the second
 */
export function mintAuthorizationToken(
  tokenSecret: string,
  expiration: Date,
  accessKeyId?: string,
): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    name: CALLER,
    groups: ['$authenticated', '@authenticated', '$all', '@all', 'all'],
    real_groups: [],
    accessKeyId,
    iat: now,
    nbf: now,
    exp: Math.floor(expiration.getTime() / 1000),
  };
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  const signature = createHmac('sha256', tokenSecret).update(content);
  return `${content}.${signature.digest('base64url')}`;
}

/**
 * The access key id behind the bearer token of a request. Whether the token is
 * valid is for verdaccio to say.
 */
export function tokenAccessKey(authorization = ''): string | undefined {
  const [, claims] = /^Bearer [^.]+\.([^.]+)\./.exec(authorization) ?? [];
  if (!claims) return undefined;
  try {
    return JSON.parse(Buffer.from(claims, 'base64url').toString()).accessKeyId;
  } catch {
    return undefined;
  }
}
