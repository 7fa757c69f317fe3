import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createOAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { auditSignIns } from './audit/auditSignIns';
import { notingFailure, notingIdentity } from './audit/SignInAttempt';
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
        auditor: coreServices.auditor,
        logger: coreServices.logger,
        rootConfig: coreServices.rootConfig,
      },
      async init({ providers, auditor, logger, rootConfig }) {
        const environment =
          rootConfig.getOptionalString('auth.environment') ?? 'development';
        providers.registerProvider({
          providerId: 'cognito',
          factory: context => {
            const createHandlers = createOAuthProviderFactory({
              authenticator: createCognitoAuthenticator({ logger }),
              profileTransform: cognitoProfileTransform,
              stateTransform: refuseForeignRedirect(context.isOriginAllowed),
              signInResolver: notingFailure(
                createCognitoGroupsResolver({ logger }),
              ),
              signInResolverFactories: createSignInResolvers({ logger }),
            });
            const handlers = createHandlers({
              ...context,
              config: onlyEnvironment(context.config, environment),
              resolverContext: notingIdentity(context.resolverContext),
            });
            return auditSignIns(handlers, auditor);
          },
        });
      },
    });
  },
});
