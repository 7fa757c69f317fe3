import { LOCAL_CLIENT, signInWithHttp } from '@apo/local-aws';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import authModuleCognito from './index';
import { probePlugin } from './__testUtils__/probePlugin';
import {
  freePort,
  startLocalUserPool,
} from './__testUtils__/startLocalUserPool';

jest.setTimeout(60_000);

const APP_URL = 'http://localhost:3000';
const xhr = { 'x-requested-with': 'XMLHttpRequest' };

let backend: TestBackend;
let userPool: { stop(): Promise<void> };
let baseUrl: string;
let statusWithoutUserPool: number;

const provider = (path: string) => `${baseUrl}/api/auth/cognito${path}`;
const env = 'env=development';

beforeAll(async () => {
  const port = await freePort();
  const signInUrl = `http://localhost:${port}/eu-west-1_LOCAL0001`;
  const settings = {
    clientId: LOCAL_CLIENT.id,
    clientSecret: LOCAL_CLIENT.secret,
    metadataUrl: `${signInUrl}/.well-known/openid-configuration`,
    logoutUri: `${APP_URL}/`,
  };
  const config = {
    app: { baseUrl: APP_URL },
    auth: {
      environment: 'development',
      session: { secret: 'only-for-this-test' },
      providers: {
        cognito: { development: settings, other: settings },
      },
    },
  };
  backend = await startTestBackend({
    features: [
      authPlugin,
      authModuleCognito,
      probePlugin,
      authServiceFactory,
      httpAuthServiceFactory,
      userInfoServiceFactory,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({ data: config }),
    ],
  });
  baseUrl = `http://localhost:${backend.server.port()}`;
  // asked before the user pool is there, so that all tests run after a failure
  statusWithoutUserPool = (await fetch(provider(`/start?${env}`))).status;
  userPool = await startLocalUserPool({
    port,
    callbackUrl: provider('/handler/frame'),
    logoutUrl: `${APP_URL}/`,
  });
});

afterAll(async () => {
  await backend?.stop();
  await userPool?.stop();
});

/** What the popup posts to the portal. */
async function messageOf(response: Response) {
  const encoded = /decodeURIComponent\('([^']+)'\)/.exec(await response.text());
  return JSON.parse(decodeURIComponent(encoded?.[1] ?? 'null'));
}

async function signIn(user: string) {
  const startUrl = provider(`/start?${env}&origin=${APP_URL}`);
  const signedIn = await signInWithHttp({ startUrl, user });
  const { response, error } = await messageOf(signedIn.response);
  expect(error).toBeUndefined();
  return {
    session: response,
    cookie: signedIn.cookieFor(provider('/refresh')),
  };
}

const refresh = (cookie: string) =>
  fetch(provider(`/refresh?${env}&optional`), { headers: { ...xhr, cookie } });

async function whoIs(token: string) {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${baseUrl}/api/probe/who`, { headers })).json();
}

describe('signing in with the hosted sign-in', () => {
  it('says so while the user pool is out of reach, and recovers', async () => {
    expect(statusWithoutUserPool).toBe(503);
    const { status } = await fetch(provider(`/start?${env}`), {
      redirect: 'manual',
    });
    expect(status).toBe(302);
  });

  it('asks for the login page, with PKCE', async () => {
    const { headers } = await fetch(provider(`/start?${env}`), {
      redirect: 'manual',
    });
    const { searchParams } = new URL(headers.get('location') ?? '');
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: LOCAL_CLIENT.id,
      code_challenge_method: 'S256',
      response_type: 'code',
      scope: 'openid profile email',
    });
    expect(searchParams.has('prompt')).toBe(false);
  });

  it.each([
    ['admin', ['group:default/system_admin']],
    ['publisher', ['group:default/pattern_publisher']],
    ['developer', []],
  ])('gives %s the refs %p, now and after a refresh', async (user, refs) => {
    const identity = {
      userEntityRef: `user:default/${user}`,
      ownershipEntityRefs: [`user:default/${user}`, ...refs],
    };
    const { session, cookie } = await signIn(user);
    expect(session.backstageIdentity.identity).toMatchObject(identity);
    expect(session.profile.email).toBe(`${user}@example.com`);
    expect(await whoIs(session.backstageIdentity.token)).toEqual(identity);

    const refreshed = await refresh(cookie);
    expect(refreshed.status).toBe(200);
    const { backstageIdentity } = await refreshed.json();
    expect(backstageIdentity.identity).toMatchObject(identity);
    expect(await whoIs(backstageIdentity.token)).toEqual(identity);
  });

  it('returns to the page of the portal in the redirect flow', async () => {
    const page = `${APP_URL}/patterns?type=CFN`;
    const query = `flow=redirect&redirectUrl=${encodeURIComponent(page)}`;
    const { url, cookieFor } = await signInWithHttp({
      startUrl: provider(`/start?${env}&origin=${APP_URL}&${query}`),
      user: 'developer',
      stopAt: APP_URL,
    });
    expect(url.href).toBe(page);
    expect((await refresh(cookieFor(provider('/refresh')))).status).toBe(200);
  });

  it('does not start a sign-in that ends at a foreign page', async () => {
    const query = 'flow=redirect&redirectUrl=https%3A%2F%2Fevil.example.com';
    const { status } = await fetch(provider(`/start?${env}&${query}`), {
      redirect: 'manual',
    });
    expect(status).toBe(403);
  });

  it('serves no environment but the one that is set', async () => {
    expect((await fetch(provider('/start?env=other'))).status).toBe(404);
  });

  it('refuses an answer that belongs to no sign-in of this browser', async () => {
    const { url } = await signInWithHttp({
      startUrl: provider(`/start?${env}&origin=${APP_URL}`),
      user: 'admin',
      stopAt: provider('/handler/frame'),
    });
    const { response, error } = await messageOf(await fetch(url));
    expect(response).toBeUndefined();
    expect(error.message).toContain('cookie nonce');
  });

  it('refuses to refresh without a session', async () => {
    expect((await refresh('')).status).toBe(401);
    const forged = 'cognito-refresh-token=forged';
    expect((await refresh(forged)).status).toBe(401);
  });
});

describe('signing out', () => {
  it('revokes the session and goes to the logout page of the user pool', async () => {
    const { cookie } = await signIn('publisher');
    const answer = await fetch(provider(`/logout?${env}`), {
      method: 'POST',
      headers: { ...xhr, cookie, origin: APP_URL },
    });
    expect(answer.headers.getSetCookie().join()).toContain(
      'cognito-refresh-token=;',
    );
    const { logoutUrl } = await answer.json();
    const end = await fetch(logoutUrl, { redirect: 'manual' });
    expect(end.status).toBe(302);
    expect(end.headers.get('location')).toBe(`${APP_URL}/`);
    expect((await refresh(cookie)).status).toBe(401);
  });
});
