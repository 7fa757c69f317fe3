import type { OAuthAuthenticatorResult } from '@backstage/plugin-auth-node';
import type { OidcAuthResult } from '@backstage/plugin-auth-backend-module-oidc-provider';

/** An authentication result whose id token holds these claims. For tests only. */
export function resultWithClaims(
  claims: Record<string, unknown>,
): OAuthAuthenticatorResult<OidcAuthResult> {
  return {
    fullProfile: {
      tokenset: { claims: () => claims },
      // Cognito's answer: no groups, and a text where OpenID asks for a boolean
      userinfo: { sub: claims.sub, email_verified: 'true' },
    } as unknown as OidcAuthResult,
    session: { accessToken: 'opaque', tokenType: 'bearer', scope: 'openid' },
  };
}
