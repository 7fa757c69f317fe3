import type {
  OAuthAuthenticatorResult,
  ProfileTransform,
} from '@backstage/plugin-auth-node';
import type { OidcAuthResult } from '@backstage/plugin-auth-backend-module-oidc-provider';

/** Users may write these attributes themselves, so they are bounded (characters). */
const MAX_EMAIL_LENGTH = 320;
const MAX_NAME_LENGTH = 256;
const MAX_PICTURE_LENGTH = 2_048;

/**
 * The profile that the portal shows, from the claims of the id token.
 *
 * Cognito's userInfo endpoint answers `email_verified` as the text "true"
 * ("UserInfo endpoint", Amazon Cognito developer guide), which Backstage's own
 * transform takes for unverified; here both spellings count. An unverified
 * e-mail address is left out.
 * @public
 */
export const cognitoProfileTransform: ProfileTransform<
  OAuthAuthenticatorResult<OidcAuthResult>
> = async ({ fullProfile: { tokenset } }) => {
  const claims = tokenset.claims();
  const verified =
    (claims.email_verified as unknown) === true ||
    (claims.email_verified as unknown) === 'true';
  return {
    profile: {
      email: verified ? text(claims.email, MAX_EMAIL_LENGTH) : undefined,
      displayName:
        text(claims.name, MAX_NAME_LENGTH) ??
        text(claims['cognito:username'], MAX_NAME_LENGTH),
      picture: httpsUrl(claims.picture),
    },
  };
};

function text(value: unknown, maxLength: number): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= maxLength
    ? value
    : undefined;
}

function httpsUrl(value: unknown): string | undefined {
  const url = text(value, MAX_PICTURE_LENGTH);
  return url && URL.canParse(url) && new URL(url).protocol === 'https:'
    ? url
    : undefined;
}
