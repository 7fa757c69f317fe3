import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createOAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { createCognitoAuthenticator } from './authenticator';
import { createCognitoGroupsResolver } from './groupsResolver';
import { cognitoProfileTransform } from './profileTransform';
import { onlyEnvironment } from './onlyEnvironment';
import { refuseForeignRedirect } from './refuseForeignRedirect';
import { createSignInResolvers } from './signInResolvers';

/**
 * The auth provider `cognito`. Without `signIn.resolvers` it signs in with
 * `cognitoGroups` and its defaults.
 * @public
 */
export const authModuleCognito = createBackendModule({
  pluginId: 'auth',
  moduleId: 'cognito',
  register(reg) {
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        logger: coreServices.logger,
        rootConfig: coreServices.rootConfig,
      },
      async init({ providers, logger, rootConfig }) {
        const environment =
          rootConfig.getOptionalString('auth.environment') ?? 'development';
        providers.registerProvider({
          providerId: 'cognito',
          factory: context =>
            createOAuthProviderFactory({
              authenticator: createCognitoAuthenticator({ logger }),
              profileTransform: cognitoProfileTransform,
              stateTransform: refuseForeignRedirect(context.isOriginAllowed),
              signInResolver: createCognitoGroupsResolver({ logger }),
              signInResolverFactories: createSignInResolvers({ logger }),
            })({
              ...context,
              config: onlyEnvironment(context.config, environment),
            }),
        });
      },
    });
  },
});
