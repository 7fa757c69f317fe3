import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  createOAuthAuthenticator,
  type OAuthAuthenticator,
  type OAuthAuthenticatorLogoutInput,
} from '@backstage/plugin-auth-node';
import {
  oidcAuthenticator,
  type OidcAuthResult,
} from '@backstage/plugin-auth-backend-module-oidc-provider';
import { notingFailure } from './audit/SignInAttempt';
import { logoutUrl, readLogoutOptions, type LogoutOptions } from './logoutUrl';
import { OidcConnection } from './OidcConnection';
import { cognitoProfileTransform } from './profileTransform';

interface CognitoContext {
  oidc: OidcConnection;
  logout: LogoutOptions;
}

/**
 * Backstage's OIDC authenticator for a Cognito user pool: shows the login page
 * unless `prompt` says otherwise, survives a user pool that is out of reach for
 * a while, and signs out at Cognito too.
 * @public
 */
export function createCognitoAuthenticator(options: {
  logger: LoggerService;
}): OAuthAuthenticator<unknown, OidcAuthResult> {
  return createOAuthAuthenticator<CognitoContext, OidcAuthResult>({
    defaultProfileTransform: cognitoProfileTransform,
    scopes: oidcAuthenticator.scopes,
    initialize({ callbackUrl, config }) {
      // read here only so that a missing key fails at start-up
      ['clientId', 'clientSecret', 'metadataUrl'].forEach(key =>
        config.getString(key),
      );
      return {
        oidc: new OidcConnection({ callbackUrl, config }),
        logout: readLogoutOptions(config),
      };
    },
    start: async (input, { oidc }) =>
      oidcAuthenticator.start(input, await oidc.get()),
    authenticate: notingFailure(async (input, { oidc }) =>
      oidcAuthenticator.authenticate(input, await oidc.get()),
    ),
    refresh: async (input, { oidc }) =>
      oidcAuthenticator.refresh(input, await oidc.get()),
    logout: (input, context) => logOut(input, context, options.logger),
  });
}

/**
 * Revokes the refresh token and says where the browser signs out at Cognito.
 * Never fails: the caller removes the session cookie only after this returns.
 */
async function logOut(
  input: OAuthAuthenticatorLogoutInput,
  { oidc, logout }: CognitoContext,
  logger: LoggerService,
) {
  try {
    const context = await oidc.get();
    const { client } = await context.promise;
    await oidcAuthenticator.logout?.(input, context).catch(error => {
      logger.warn(`The refresh token could not be revoked: ${error}`);
    });
    return { logoutUrl: logoutUrl(logout, client.issuer.metadata) };
  } catch (error) {
    logger.warn(`Signed out of the portal only: ${error}`);
    return { logoutUrl: logoutUrl(logout, {}) };
  }
}
