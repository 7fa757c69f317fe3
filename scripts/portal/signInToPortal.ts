import { signInWithHttp } from '../../packages/local-aws/src/sign-in/signInWithHttp';

/**
 * Signs a demo user in at the portal, as a browser does, and returns the
 * Backstage token.
 */
export async function signInToPortal(
  backendUrl: string,
  user: string,
): Promise<string> {
  const startUrl = new URL(`${backendUrl}/api/auth/cognito/start`);
  startUrl.search = new URLSearchParams({
    env: 'development',
    origin: 'http://localhost:3000',
    scope: 'openid profile email',
  }).toString();
  const { response, cookieFor } = await signInWithHttp({ startUrl, user });
  await response.body?.cancel();

  const refreshUrl = `${backendUrl}/api/auth/cognito/refresh?env=development`;
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
