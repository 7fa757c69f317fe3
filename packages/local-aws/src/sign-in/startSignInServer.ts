import { createServer } from 'node:http';
import { closeServer, listen } from '../core/listen';
import { LocalDatabase } from '../core/storage/LocalDatabase';
import type { UserPool } from '../services/cognito-idp/UserPool';
import { createProvider } from './createProvider';
import { addInteraction } from './interaction';
import { keepRefreshToken } from './keepRefreshToken';
import { addLogout } from './logout';
import {
  issuerOf,
  LOCAL_POOL,
  SignInOptions,
  withDefaults,
} from './SignInOptions';

/** A running sign-in. */
export interface SignInServer {
  issuer: string;
  stop(): Promise<void>;
}

/**
 * Starts the local user pool's sign-in pages and OpenID endpoints.
 *
 * @throws Error if the port is taken
 */
export async function startSignInServer(
  options: SignInOptions,
  database: LocalDatabase,
  userPool: UserPool,
): Promise<SignInServer> {
  const settings = withDefaults(options);
  const issuer = issuerOf(settings.port);
  const provider = await createProvider(issuer, settings, database, userPool);
  keepRefreshToken(provider);
  addInteraction(provider, userPool);
  addLogout(provider, settings.logoutUrls);
  const handle = provider.callback();
  const prefix = `/${LOCAL_POOL}`;
  const server = createServer((request, response) => {
    const { url = '/' } = request;
    if (!url.startsWith(`${prefix}/`)) {
      response.writeHead(404).end();
      return;
    }
    // The provider finds its mount path by comparing these two.
    Object.assign(request, {
      originalUrl: url,
      url: url.slice(prefix.length),
    });
    handle(request, response);
  });
  await listen(server, settings.port, '127.0.0.1');
  return { issuer, stop: () => closeServer(server) };
}
