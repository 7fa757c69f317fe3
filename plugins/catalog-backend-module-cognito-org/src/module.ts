import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { incrementalIngestionProvidersExtensionPoint } from '@backstage/plugin-catalog-backend-module-incremental-ingestion';
import { CognitoOrgProvider } from './CognitoOrgProvider';
import { readCognitoOrgConfigs } from './config/readCognitoOrgConfigs';
import { createCognitoClient } from './userPool/createCognitoClient';
import { UserPoolReader } from './userPool/UserPoolReader';

/** The last pause is repeated for as long as Cognito fails. */
const BACKOFF = [{ minutes: 1 }, { minutes: 5 }, { minutes: 30 }];

/**
 * Brings the users and groups of Amazon Cognito user pools into the catalog;
 * does nothing without `catalog.providers.cognitoOrg`. Needs the module
 * `@backstage/plugin-catalog-backend-module-incremental-ingestion` beside it.
 * @public
 */
export const catalogModuleCognitoOrg = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'cognito-org',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        incremental: incrementalIngestionProvidersExtensionPoint,
      },
      async init({ config, logger, incremental }) {
        for (const org of readCognitoOrgConfigs(config)) {
          const client = createCognitoClient(org.region);
          const reader = new UserPoolReader(client, org.userPoolId);
          const provider = new CognitoOrgProvider(org, reader, logger);
          incremental.addProvider({
            provider,
            options: {
              restLength: org.restLength,
              burstLength: org.burstLength,
              burstInterval: org.burstInterval,
              backoff: BACKOFF,
              rejectEmptySourceCollections: true,
              rejectRemovalsAbovePercentage: org.rejectRemovalsAbovePercentage,
            },
          });
        }
      },
    });
  },
});
