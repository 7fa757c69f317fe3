import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createPublishServiceCatalogAction } from './actions/publishServiceCatalog';
import { createReleaseFinishAction } from './actions/releaseFinish';
import { createReleaseStartAction } from './actions/releaseStart';
import { createSubmitAction } from './actions/submit';
import { createAwsClients } from './publisher/AwsClients';
import { readServiceCatalogConfig } from './publisher/ServiceCatalogConfig';
import { ServiceCatalogPublisher } from './publisher/ServiceCatalogPublisher';

/** Adds the actions that submit, release and publish patterns. @public */
export const scaffolderModulePatterns = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'patterns',
  register({ registerInit }) {
    registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, config, discovery }) {
        const connection = { auth, discovery };
        const section = readServiceCatalogConfig(config);
        const publisher =
          section &&
          new ServiceCatalogPublisher({
            clients: createAwsClients(section.region),
            config: section,
          });
        actions.addActions(
          createSubmitAction(connection),
          createReleaseStartAction(connection),
          createPublishServiceCatalogAction({ ...connection, publisher }),
          createReleaseFinishAction(connection),
        );
      },
    });
  },
});
