import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JWK } from 'oidc-provider';
import { DocumentCollection } from '../core/storage/DocumentCollection';
import { LocalDatabase } from '../core/storage/LocalDatabase';

/** The keys of the sign-in. */
export interface SigningKeys {
  /** The RSA key that signs id tokens. */
  tokenKey: JWK;
  /** Signs the cookies. */
  cookieKey: string;
}

function createKeys(): SigningKeys {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    tokenKey: {
      ...(privateKey.export({ format: 'jwk' }) as JWK),
      kid: randomBytes(8).toString('hex'),
      use: 'sig',
      alg: 'RS256',
    },
    cookieKey: randomBytes(32).toString('base64url'),
  };
}

/** The keys, made once and kept, so that a restart ends no session. */
export function loadSigningKeys(database: LocalDatabase): SigningKeys {
  const keys = new DocumentCollection<SigningKeys>(database, 'signIn.keys');
  const known = keys.get('current');
  if (known) return known;
  const created = createKeys();
  keys.put('current', created);
  return created;
}
