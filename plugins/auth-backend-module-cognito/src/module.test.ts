import { LOCAL_CLIENT, signInWithHttp } from '@apo/local-aws';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
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

type AuditEvent = {
  eventId: string;
  severityLevel?: string;
  meta?: Record<string, any>;
  outcome?: 'succeeded' | 'failed';
  error?: string;
};

const developer: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'developer', namespace: 'default' },
  spec: {},
  relations: ['team-a', 'system_admin'].map(name => ({
    type: 'memberOf',
    targetRef: `group:default/${name}`,
  })),
};

let backend: TestBackend;
let userPool: { stop(): Promise<void> };
let baseUrl: string;
let statusWithoutUserPool: number;
const audit: AuditEvent[] = [];

const auditor = mockServices.auditor.mock({
  createEvent: async ({ eventId, severityLevel, meta, request }) => {
    // The address of the answer has the code of the sign-in.
    expect(request).toBeUndefined();
    const event: AuditEvent = { eventId, severityLevel, meta };
    audit.push(event);
    return {
      success: async () => {
        event.outcome = 'succeeded';
      },
      fail: async ({ error }) => {
        Object.assign(event, { outcome: 'failed', error: error.message });
      },
    };
  },
});

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
      auditor.factory,
      authServiceFactory,
      httpAuthServiceFactory,
      userInfoServiceFactory,
      catalogServiceMock.factory({ entities: [developer] }),
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
    // what the catalog says of a user counts too, but for roles
    ['developer', ['group:default/team-a']],
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

describe('the audit log', () => {
  beforeEach(() => {
    audit.length = 0;
  });

  it('has who signed in, with which roles, from where', async () => {
    const { session } = await signIn('publisher');
    expect(audit).toEqual([
      {
        eventId: 'sign-in',
        severityLevel: 'medium',
        outcome: 'succeeded',
        meta: {
          user: 'user:default/publisher',
          roles: ['PATTERN_PUBLISHER'],
          ip: expect.stringMatching(/127\.0\.0\.1|::1/),
          userAgent: expect.any(String),
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      },
    ]);
    expect(JSON.stringify(audit)).not.toContain(
      session.backstageIdentity.token.slice(-20),
    );
  });

  it('has sign-ins that were refused, and why', async () => {
    const { url } = await signInWithHttp({
      startUrl: provider(`/start?${env}&origin=${APP_URL}`),
      user: 'admin',
      stopAt: provider('/handler/frame'),
    });
    await fetch(url);
    const foreign = 'flow=redirect&redirectUrl=https%3A%2F%2Fevil.example.com';
    const refused = await fetch(provider(`/start?${env}&${foreign}`));
    expect(audit).toMatchObject([
      {
        eventId: 'sign-in',
        outcome: 'failed',
        error: 'The answer belongs to no sign-in of this browser',
        meta: { user: undefined },
      },
      {
        eventId: 'sign-in',
        outcome: 'failed',
        error: expect.stringContaining('redirectUrl'),
        meta: { requestId: refused.headers.get('x-request-id') },
      },
    ]);
  });

  it('has what the user pool refused', async () => {
    const { url, cookieFor } = await signInWithHttp({
      startUrl: provider(`/start?${env}&origin=${APP_URL}`),
      user: 'admin',
      stopAt: provider('/handler/frame'),
    });
    url.searchParams.set('code', 'forged');
    const cookie = cookieFor(provider('/handler/frame'));
    const answer = await messageOf(await fetch(url, { headers: { cookie } }));
    expect(audit).toMatchObject([
      { eventId: 'sign-in', outcome: 'failed', error: answer.error.message },
    ]);
    expect(answer.response).toBeUndefined();
  });

  it('has refreshes, refused ones louder, and sign-outs', async () => {
    const { cookie } = await signIn('admin');
    audit.length = 0;
    await refresh(cookie);
    await refresh('');
    await refresh('cognito-refresh-token=forged');
    await fetch(provider(`/logout?${env}`), {
      method: 'POST',
      headers: { ...xhr, cookie, origin: APP_URL },
    });
    expect(
      audit.map(({ eventId, severityLevel, outcome, meta }) => [
        eventId,
        severityLevel,
        outcome,
        meta?.user,
      ]),
    ).toEqual([
      ['session-refresh', 'low', 'succeeded', 'user:default/admin'],
      ['session-refresh', 'low', 'failed', undefined],
      ['session-refresh', 'medium', 'failed', undefined],
      ['sign-out', 'medium', 'succeeded', undefined],
    ]);
  });
});
