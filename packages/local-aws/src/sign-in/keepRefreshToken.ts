import type { Provider } from 'oidc-provider';

/**
 * Leaves the refresh token out of the answer to a refresh, as Cognito does
 * while rotation is off (Cognito developer guide, "Token endpoint"): a client
 * has to keep the one that it has.
 */
export function keepRefreshToken(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    const isRefresh = ctx.oidc?.params?.grant_type === 'refresh_token';
    if (ctx.path === '/oauth2/token' && isRefresh && ctx.status === 200) {
      const { refresh_token: _, ...answer } = ctx.body as object & {
        refresh_token?: string;
      };
      ctx.body = answer;
    }
  });
}
