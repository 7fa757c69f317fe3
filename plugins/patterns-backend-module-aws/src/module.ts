import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  patternsAttributeSyncExtensionPoint,
  patternsBuilderExtensionPoint,
} from '@apo/backstage-plugin-patterns-node';
import { createAttributeSync } from './attributeSync/createAttributeSync';
import { readAttributeSyncConfig } from './attributeSync/AttributeSyncConfig';
import { CodeBuildBuilder } from './codeBuild/CodeBuildBuilder';
import { createCodeBuildClients } from './codeBuild/CodeBuildClients';
import { readCodeBuildConfig } from './codeBuild/CodeBuildConfig';

/**
 * Brings AWS CodeBuild as a builder of CDK patterns, where there is
 * `patterns.build.codeBuild`, and attributes to AWS, where there is
 * `patterns.attributes.sync`.
 * @public
 */
export const patternsModuleAws = createBackendModule({
  pluginId: 'patterns',
  moduleId: 'aws',
  register({ registerInit }) {
    registerInit({
      deps: {
        attributes: patternsAttributeSyncExtensionPoint,
        builders: patternsBuilderExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ attributes, builders, config, logger }) {
        const build = readCodeBuildConfig(config);
        if (build) {
          const clients = createCodeBuildClients(build);
          builders.addBuilder(
            new CodeBuildBuilder({ clients, config: build, logger }),
          );
        }
        const sync = readAttributeSyncConfig(config);
        if (sync) attributes.setAttributeSync(createAttributeSync(sync));
      },
    });
  },
});
