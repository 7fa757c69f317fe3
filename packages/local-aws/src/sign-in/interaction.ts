import type { IncomingMessage } from 'node:http';
import type { Provider } from 'oidc-provider';
import { readBody } from '../core/readBody';
import { LOCAL_POOL } from './SignInOptions';
import { errorPage, loginPage } from './loginPage';
import { LOCAL_USERS } from './users';

const PATH = /^\/interaction\/([\w-]+)$/;

async function chosenUser(request: IncomingMessage) {
  const form = new URLSearchParams((await readBody(request)).toString('utf8'));
  return LOCAL_USERS.find(user => user.username === form.get('username'));
}

/** Adds the login page to a provider. */
export function addInteraction(provider: Provider): void {
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
    const user = await chosenUser(ctx.req);
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
