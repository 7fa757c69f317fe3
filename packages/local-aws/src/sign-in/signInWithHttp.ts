import { CookieJar } from './CookieJar';

/** A browser gives up after about as many. */
const MAX_REDIRECTS = 20;
const LOGIN_PATH = /\/interaction\/[\w-]+$/;

/**
 * What a sign-in without a browser ends with.
 *
 * @public
 */
export interface SignedIn {
  /** The last answer: the page that the portal shows after the sign-in. */
  response: Response;
  /** The last URL, without its fragment. */
  url: URL;
  /** The Cookie header that the browser would now send to a URL. */
  cookieFor(url: string | URL): string;
}

interface Visit {
  response: Response;
  url: URL;
}

/** Loads a page and follows redirects to the end, or to before `stopAt`. */
async function visit(
  jar: CookieJar,
  start: URL,
  stopAt?: string,
  startBody?: URLSearchParams,
): Promise<Visit> {
  let url = start;
  let body = startBody;
  for (let step = 0; step < MAX_REDIRECTS; step++) {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      body,
      headers: { cookie: jar.header(url) },
      redirect: 'manual',
    });
    jar.store(url, response.headers);
    const location = response.headers.get('location');
    if (!location) return { response, url };
    url = new URL(location, url);
    body = undefined;
    if (stopAt !== undefined && url.href.startsWith(stopAt)) {
      return { response, url };
    }
    await response.body?.cancel();
  }
  throw new Error(`The redirects do not end: the last one is to ${url}`);
}

/**
 * Signs in as a browser would, for tests and for seeding a demo: starts where
 * the portal starts, chooses the user on the login page, and follows all
 * redirects to the end.
 *
 * @param options - `startUrl`: e.g. the portal's `/api/auth/cognito/start?env=development`;
 * `user`: one of the local users; `stopAt`: ends before a redirect to a URL that starts so
 * @throws Error if the login page does not come or refuses the user, or the
 * redirects do not end
 * @public
 */
export async function signInWithHttp(options: {
  startUrl: string | URL;
  user: string;
  stopAt?: string;
}): Promise<SignedIn> {
  const { startUrl, user, stopAt } = options;
  const jar = new CookieJar();
  const login = await visit(jar, new URL(startUrl), stopAt);
  const describe = ({ url, response }: Visit) =>
    `${url.origin}${url.pathname} with status ${response.status}`;
  if (!LOGIN_PATH.test(login.url.pathname) || !login.response.ok) {
    throw new Error(`No login page: the sign-in led to ${describe(login)}`);
  }
  const form = new URLSearchParams({ username: user });
  const end = await visit(jar, login.url, stopAt, form);
  if (LOGIN_PATH.test(end.url.pathname)) {
    throw new Error(
      `The login page refused the user ${user}: ${describe(end)}`,
    );
  }
  return { ...end, cookieFor: url => jar.header(new URL(url)) };
}
