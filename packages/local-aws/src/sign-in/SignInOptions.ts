/**
 * The id of the local user pool; Cognito's ids have this form.
 *
 * @public
 */
export const LOCAL_POOL = 'eu-west-1_LOCAL0001';

const DEFAULT_PORT = 9229;

/**
 * The issuer of the local sign-in on its default port.
 *
 * @public
 */
export const LOCAL_ISSUER = issuerOf(DEFAULT_PORT);

/** The issuer on a port. */
export function issuerOf(port: number): string {
  return `http://localhost:${port}/${LOCAL_POOL}`;
}

/**
 * The app client of the local sign-in. The secret protects nothing: the server
 * listens on this machine only.
 *
 * @public
 */
export const LOCAL_CLIENT = {
  id: 'portal',
  secret: 'local-demo-only-not-a-secret',
} as const;

/**
 * How to start the local sign-in.
 *
 * @public
 */
export interface SignInOptions {
  /** The port of the issuer; it is part of the issuer's URL, so there is no 0. Default: 9229. */
  port?: number;
  /** Where a sign-in may return to. Default: the portal's handler on `http://localhost:7007`. */
  callbackUrls?: string[];
  /** Where a sign-out may return to. Default: `http://localhost:3000` and `http://localhost:7007`, with and without a slash. */
  logoutUrls?: string[];
}

const CALLBACK_URLS = ['http://localhost:7007/api/auth/cognito/handler/frame'];
const LOGOUT_URLS = ['http://localhost:3000', 'http://localhost:7007'];

/** The options with their defaults. */
export function withDefaults(options: SignInOptions): Required<SignInOptions> {
  return {
    port: options.port ?? DEFAULT_PORT,
    callbackUrls: options.callbackUrls ?? CALLBACK_URLS,
    logoutUrls:
      options.logoutUrls ?? LOGOUT_URLS.flatMap(url => [url, `${url}/`]),
  };
}
