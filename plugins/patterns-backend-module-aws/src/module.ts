import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { patternsBuilderExtensionPoint } from '@apo/backstage-plugin-patterns-node';
import { CodeBuildBuilder } from './codeBuild/CodeBuildBuilder';
import { createCodeBuildClients } from './codeBuild/CodeBuildClients';
import { readCodeBuildConfig } from './codeBuild/CodeBuildConfig';

/**
 * Brings AWS CodeBuild as a builder of CDK patterns; does nothing without
 * `patterns.build.codeBuild`.
 * @public
 */
export const patternsModuleAws = createBackendModule({
  pluginId: 'patterns',
  moduleId: 'aws',
  register({ registerInit }) {
    registerInit({
      deps: {
        builders: patternsBuilderExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ builders, config, logger }) {
        const section = readCodeBuildConfig(config);
        if (!section) return;
        const clients = createCodeBuildClients(section);
        builders.addBuilder(
          new CodeBuildBuilder({ clients, config: section, logger }),
        );
      },
    });
  },
});
