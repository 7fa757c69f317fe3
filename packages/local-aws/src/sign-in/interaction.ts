import type { IncomingMessage } from 'node:http';
import type { Provider } from 'oidc-provider';
import { readBody } from '../core/readBody';
import type { UserPool } from '../services/cognito-idp/UserPool';
import { LOCAL_POOL } from './SignInOptions';
import { errorPage, loginPage } from './loginPage';

const PATH = /^\/interaction\/([\w-]+)$/;

async function chosenUser(request: IncomingMessage, userPool: UserPool) {
  const form = new URLSearchParams((await readBody(request)).toString('utf8'));
  const user = userPool.findByUsername(form.get('username') ?? '');
  return user?.enabled ? user : undefined;
}

/**
 * Adds the login page to a provider. The page offers the demo users, and its
 * form takes every enabled user of the pool.
 */
export function addInteraction(provider: Provider, userPool: UserPool): void {
  provider.use(async (ctx, next) => {
    const uid = PATH.exec(ctx.path)?.[1];
    if (!uid || !['GET', 'POST'].includes(ctx.method)) {
      await next();
      return;
    }
    ctx.type = 'html';
    ctx.set('cache-control', 'no-store');
    ctx.set(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    );
    try {
      await provider.interactionDetails(ctx.req, ctx.res);
    } catch {
      ctx.status = 400;
      ctx.body = errorPage(
        'This sign-in is over, or cookies are blocked. Go back to the portal and start again.',
      );
      return;
    }
    const action = `/${LOCAL_POOL}/interaction/${uid}`;
    if (ctx.method === 'GET') {
      ctx.body = loginPage(action);
      return;
    }
    const user = await chosenUser(ctx.req, userPool);
    if (!user) {
      ctx.status = 401;
      ctx.body = loginPage(action, 'There is no such user. Choose one below.');
      return;
    }
    ctx.respond = false;
    ctx.res.statusCode = 303;
    const result = { login: { accountId: user.sub } };
    await provider.interactionFinished(ctx.req, ctx.res, result);
  });
}
