import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { PatternsClient } from '@apo/backstage-plugin-patterns-common';
import { readProviderConfig } from './config/readProviderConfig';
import { PatternsReader } from './patterns/PatternsReader';
import { PatternsEntityProvider } from './PatternsEntityProvider';

/**
 * Brings every published pattern into the catalog, unless
 * `catalog.providers.patterns.enabled` is `false`.
 * @public
 */
export const catalogModulePatterns = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'patterns',
  register({ registerInit }) {
    registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, discovery, ...services }) {
        const { events, logger, scheduler } = services;
        const settings = readProviderConfig(config);
        if (!settings) {
          logger.info('Patterns do not go to the catalog: it is turned off');
          return;
        }
        const client = new PatternsClient({ discoveryApi: discovery });
        catalog.addEntityProvider(
          new PatternsEntityProvider({
            reader: new PatternsReader({ client, auth }),
            baseUrl: settings.baseUrl,
            taskRunner: scheduler.createScheduledTaskRunner(settings.schedule),
            events,
            logger,
          }),
        );
      },
    });
  },
});
