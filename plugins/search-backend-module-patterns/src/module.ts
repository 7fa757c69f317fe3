import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { PatternsClient } from '@apo/backstage-plugin-patterns-common';
import { PatternsCollatorFactory } from './collator/PatternsCollatorFactory';
import { SearchDocumentsReader } from './collator/SearchDocumentsReader';
import { readCollatorSchedule } from './config/readCollatorSchedule';
import { RunOnChange } from './schedule/RunOnChange';

/**
 * Has every published pattern found in the search of the portal, with any
 * search engine.
 * @public
 */
export const searchModulePatterns = createBackendModule({
  pluginId: 'search',
  moduleId: 'patterns',
  register({ registerInit }) {
    registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        indexRegistry: searchIndexRegistryExtensionPoint,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, events, ...services }) {
        const { indexRegistry, logger, scheduler } = services;
        const schedule = readCollatorSchedule(config);
        const client = new PatternsClient({ discoveryApi: discovery });
        indexRegistry.addCollator({
          schedule: new RunOnChange({
            runner: scheduler.createScheduledTaskRunner(schedule),
            scheduler,
            events,
            logger,
          }),
          factory: new PatternsCollatorFactory(
            new SearchDocumentsReader({ client, auth, logger }),
          ),
        });
      },
    });
  },
});
