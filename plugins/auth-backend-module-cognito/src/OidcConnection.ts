import type { Config } from '@backstage/config';
import { ServiceUnavailableError } from '@backstage/errors';
import { oidcAuthenticator } from '@backstage/plugin-auth-backend-module-oidc-provider';

type OidcContext = ReturnType<typeof oidcAuthenticator.initialize>;

/**
 * Backstage's OIDC authenticator, initialized when first needed and again
 * after a failure.
 *
 * The authenticator asks for the issuer's metadata once, when it is
 * initialized, and keeps a failure for good. A user pool that is out of reach
 * for a moment must not break sign-in until the next restart.
 */
export class OidcConnection {
  #context?: OidcContext;

  constructor(
    private readonly options: { callbackUrl: string; config: Config },
  ) {}

  /** @throws ServiceUnavailableError while the issuer's metadata cannot be read. */
  async get(): Promise<OidcContext> {
    this.#context ??= this.#initialize();
    const context = this.#context;
    try {
      await context.promise;
      return context;
    } catch (error) {
      if (this.#context === context) {
        this.#context = undefined;
      }
      throw new ServiceUnavailableError(
        'Cannot read the metadata of the user pool: check metadataUrl in auth.providers.cognito, and that it can be reached from here.',
        error,
      );
    }
  }

  /** Without a `prompt` the authenticator asks for "none", which means: show no login page. */
  #initialize(): OidcContext {
    const context = oidcAuthenticator.initialize(this.options);
    return {
      ...context,
      initializedPrompt: context.initializedPrompt ?? 'auto',
    };
  }
}
