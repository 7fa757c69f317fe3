import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { AwsAccess } from '@apo/backstage-plugin-patterns-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createApplicationRecordAction } from './actions/applicationRecord';
import { createApplicationSaveAction } from './actions/applicationSave';
import { createPackageGetAction } from './actions/packageGet';
import { createPublishCodeArtifactAction } from './actions/publishCodeArtifact';
import { createPublishServiceCatalogAction } from './actions/publishServiceCatalog';
import { createReleaseFinishAction } from './actions/releaseFinish';
import { createReleaseStartAction } from './actions/releaseStart';
import { createSubmitAction } from './actions/submit';
import { readApplicationsFolder } from './application/readApplicationsFolder';
import { readCodeArtifactConfig } from './codeArtifact/CodeArtifactConfig';
import { createCodeArtifactPublisher } from './codeArtifact/createCodeArtifactPublisher';
import { createServiceCatalogPublisher } from './serviceCatalog/createServiceCatalogPublisher';
import { readServiceCatalogTargets } from './serviceCatalog/ServiceCatalogConfig';
import { name, version } from '../package.json';

/** Adds the actions that submit, release, publish and use patterns. @public */
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
        const access = AwsAccess.fromConfig(config, { name, version });
        const products = readServiceCatalogTargets(config);
        const packages = readCodeArtifactConfig(config);
        actions.addActions(
          createSubmitAction(connection),
          createReleaseStartAction(connection),
          createPublishServiceCatalogAction({
            ...connection,
            publishers: products.map(target =>
              createServiceCatalogPublisher(access, target),
            ),
          }),
          createPublishCodeArtifactAction({
            ...connection,
            publishers: packages
              ? [createCodeArtifactPublisher(access, packages)]
              : [],
          }),
          createReleaseFinishAction(connection),
          createPackageGetAction(connection),
          createApplicationSaveAction({
            folder: readApplicationsFolder(config),
          }),
          createApplicationRecordAction(connection),
        );
      },
    });
  },
});
