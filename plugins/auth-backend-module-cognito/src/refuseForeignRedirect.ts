import { NotAllowedError } from '@backstage/errors';
import type { OAuthStateTransform } from '@backstage/plugin-auth-node';

/**
 * Refuses to start a sign-in that would end on a page outside the portal.
 * In the redirect flow the browser goes to `redirectUrl` afterwards, and a
 * link with a foreign one would lend the portal's good name to any site.
 *
 * @throws NotAllowedError when the origin of `redirectUrl` is not the portal's.
 */
export function refuseForeignRedirect(
  isOriginAllowed: (origin: string) => boolean,
): OAuthStateTransform {
  return async state => {
    const { redirectUrl } = state;
    if (
      redirectUrl !== undefined &&
      !(
        URL.canParse(redirectUrl) &&
        isOriginAllowed(new URL(redirectUrl).origin)
      )
    ) {
      throw new NotAllowedError(
        'redirectUrl must be a page of the portal: its origin is not app.baseUrl',
      );
    }
    return { state };
  };
}
