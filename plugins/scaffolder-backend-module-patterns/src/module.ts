import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createPublishCodeArtifactAction } from './actions/publishCodeArtifact';
import { createPublishServiceCatalogAction } from './actions/publishServiceCatalog';
import { createReleaseFinishAction } from './actions/releaseFinish';
import { createReleaseStartAction } from './actions/releaseStart';
import { createSubmitAction } from './actions/submit';
import { createAwsClients } from './serviceCatalog/AwsClients';
import { createCodeArtifactClients } from './codeArtifact/CodeArtifactClients';
import { readCodeArtifactConfig } from './codeArtifact/CodeArtifactConfig';
import { CodeArtifactPublisher } from './codeArtifact/CodeArtifactPublisher';
import { readServiceCatalogConfig } from './serviceCatalog/ServiceCatalogConfig';
import { ServiceCatalogPublisher } from './serviceCatalog/ServiceCatalogPublisher';

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
        const packages = readCodeArtifactConfig(config);
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
          createPublishCodeArtifactAction({
            ...connection,
            publisher:
              packages &&
              new CodeArtifactPublisher({
                clients: createCodeArtifactClients(packages.region),
                config: packages,
              }),
          }),
          createReleaseFinishAction(connection),
        );
      },
    });
  },
});
