import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SignJWT, type KeyLike } from 'jose';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** How long a token is good, in seconds. */
export const LIFETIME = 3600;

/**
 * Backstage's own auth services in a test, in place of the mocks, with the key
 * that its auth back end signs with.
 */
export class RealAuth {
  private readonly folder = mkdtempSync(
    path.join(os.tmpdir(), 'patterns-keys-'),
  );
  private readonly keys = newKeys();

  readonly features = [
    authPlugin,
    authServiceFactory,
    httpAuthServiceFactory,
    catalogServiceMock.factory({ entities: [] }),
  ];

  readonly config = {
    app: { baseUrl: 'http://localhost' },
    auth: {
      keyStore: {
        provider: 'static',
        static: {
          keys: [
            {
              keyId: 'key',
              algorithm: 'ES256',
              publicKeyFile: this.write('spki', this.keys.publicKey),
              privateKeyFile: this.write('pkcs8', this.keys.privateKey),
            },
          ],
        },
      },
    },
  };

  /** The header of a user; of `age` seconds, signed with another key if given. */
  async header(
    userEntityRef: string,
    options: { age?: number; privateKey?: KeyLike } = {},
  ): Promise<string> {
    const { age = 0, privateKey = this.keys.privateKey } = options;
    const issuedAt = Math.floor(Date.now() / 1000) - age;
    const sign = (typ: string, payload: object) =>
      new SignJWT({ sub: userEntityRef, ...payload })
        .setProtectedHeader({ typ, alg: 'ES256', kid: 'key' })
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + LIFETIME)
        .sign(privateKey);
    // With this proof a plugin acts in the name of the user.
    const limited = await sign('vnd.backstage.limited-user', {});
    const token = await sign('vnd.backstage.user', {
      ent: [userEntityRef],
      aud: 'backstage',
      uip: limited.split('.')[2],
    });
    return `Bearer ${token}`;
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true });
  }

  private write(
    type: 'spki' | 'pkcs8',
    key: ReturnType<typeof newKeys>['publicKey'],
  ): string {
    const file = path.join(this.folder, `${type}.pem`);
    writeFileSync(file, key.export({ type: type as 'pkcs8', format: 'pem' }));
    return file;
  }
}

/** A key pair that nobody knows. */
export function newKeys() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}
