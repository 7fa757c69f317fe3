import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** The part of the issuer's metadata that says where to sign out. */
export interface LogoutMetadata {
  authorization_endpoint?: string;
  end_session_endpoint?: string;
}

/** Where Cognito's own session ends, and where it sends the browser afterwards. */
export interface LogoutOptions {
  clientId: string;
  domain?: string;
  logoutUri?: string;
}

/**
 * Reads the sign-out settings of a provider.
 * @throws InputError when `domain` or `logoutUri` is not a usable address.
 */
export function readLogoutOptions(config: Config): LogoutOptions {
  const domain = config.getOptionalString('domain');
  if (domain !== undefined && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)) {
    throw new InputError(
      `domain '${domain}' must be a host name without "https://", such as portal.auth.eu-west-1.amazoncognito.com`,
    );
  }
  const logoutUri = config.getOptionalString('logoutUri');
  if (logoutUri !== undefined && !URL.canParse(logoutUri)) {
    throw new InputError(
      `logoutUri '${logoutUri}' must be a URL, and one of the sign-out URLs of the app client`,
    );
  }
  return { clientId: config.getString('clientId'), domain, logoutUri };
}

/**
 * The address that ends the session at Cognito ("Logout endpoint", Amazon
 * Cognito developer guide), or undefined when `logoutUri` is not configured.
 * The host is `domain`, else the issuer's `end_session_endpoint`, else the
 * neighbour of its `authorization_endpoint`.
 */
export function logoutUrl(
  { clientId, domain, logoutUri }: LogoutOptions,
  metadata: LogoutMetadata,
): string | undefined {
  const endpoint = domain
    ? `https://${domain}/logout`
    : metadata.end_session_endpoint ??
      metadata.authorization_endpoint?.replace(
        /\/oauth2\/authorize$/,
        '/logout',
      );
  if (!logoutUri || !endpoint) {
    return undefined;
  }
  const url = new URL(endpoint);
  url.searchParams.set('client_id', clientId);
  url.searchParams.set('logout_uri', logoutUri);
  return url.toString();
}
