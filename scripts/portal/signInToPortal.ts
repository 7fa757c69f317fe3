import { signInWithHttp } from '../../packages/local-aws/src/sign-in/signInWithHttp';

/** Where a portal is, and which of its sign-ins is meant. */
export type PortalSite = { backendUrl: string; appUrl: string; env: string };

/** A portal as `npm start` runs it, but for where its back end is. */
export function developmentSite(backendUrl: string): PortalSite {
  return { backendUrl, appUrl: 'http://localhost:3000', env: 'development' };
}

/**
 * Signs a demo user in at the portal, as a browser does, and returns the
 * Backstage token.
 */
export async function signInToPortal(
  { backendUrl, appUrl, env }: PortalSite,
  user: string,
): Promise<string> {
  const startUrl = new URL(`${backendUrl}/api/auth/cognito/start`);
  startUrl.search = new URLSearchParams({
    env,
    origin: appUrl,
    scope: 'openid profile email',
  }).toString();
  const { response, cookieFor } = await signInWithHttp({ startUrl, user });
  await response.body?.cancel();

  const refreshUrl = `${backendUrl}/api/auth/cognito/refresh?env=${env}`;
  const refreshed = await fetch(refreshUrl, {
    headers: {
      cookie: cookieFor(refreshUrl),
      'X-Requested-With': 'XMLHttpRequest',
    },
  });
  const body = await refreshed.json();
  const token = body.backstageIdentity?.token;
  if (!token) {
    throw new Error(
      `${user} could not sign in: ${body.error?.message ?? refreshed.status}`,
    );
  }
  return token;
}
