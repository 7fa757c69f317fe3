import type { Provider } from 'oidc-provider';
import { errorPage } from './loginPage';
import { LOCAL_CLIENT } from './SignInOptions';

/**
 * Adds Cognito's logout endpoint: `/logout?client_id=…&logout_uri=…` ends the
 * browser's session at once and goes to a registered URL (Cognito developer
 * guide, "Logout endpoint").
 */
export function addLogout(provider: Provider, logoutUrls: string[]): void {
  provider.use(async (ctx, next) => {
    if (ctx.path !== '/logout' || ctx.method !== 'GET') {
      await next();
      return;
    }
    const { client_id: clientId, logout_uri: logoutUri } = ctx.query;
    const isKnown =
      clientId === LOCAL_CLIENT.id &&
      typeof logoutUri === 'string' &&
      logoutUrls.includes(logoutUri);
    if (!isKnown) {
      ctx.status = 400;
      ctx.type = 'html';
      ctx.body = errorPage(
        'client_id must be a known client, and logout_uri one of its sign-out URLs.',
      );
      return;
    }
    const session = await provider.Session.get(ctx);
    if (session.accountId) await session.destroy();
    ctx.redirect(logoutUri);
  });
}
