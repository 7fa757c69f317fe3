import { setTimeout as sleep } from 'node:timers/promises';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { CatalogClient } from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import type { JsonObject } from '@backstage/types';
import catalogModulePatterns from '../index';
import { createPatternsApi } from './patternsApi';
import { StubPatterns } from './StubPatterns';

/** A real catalog with the module, beside a stand-in for the patterns plugin. */
export async function startCatalog(section?: JsonObject) {
  const patterns = new StubPatterns();
  const { plugin, tell } = createPatternsApi(patterns);
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModulePatterns,
      plugin,
      // The mock of events is one for each plugin.
      eventsServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.example.com' },
          catalog: {
            providers: { patterns: section },
            processingInterval: { hours: 1 },
          },
        },
      }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
    ],
  });
  const client = new CatalogClient({
    discoveryApi: {
      getBaseUrl: async id =>
        `http://localhost:${backend.server.port()}/api/${id}`,
    },
  });
  /** All components, in the order of their names. */
  async function components() {
    const filter = { kind: 'component' };
    const { items } = await client.queryEntities({
      filter,
      orderFields: { field: 'metadata.name', order: 'asc' },
    });
    return items;
  }
  return {
    patterns,
    tell,
    client,
    scheduler,
    components,
    stop: () => backend.stop(),
    readAll: () => scheduler.triggerTask('patterns-entity-provider'),
    /** The components when they are as asked, or as they are after half a minute: the catalog processes them in the background. */
    async settled(isSettled: (found: Entity[]) => boolean) {
      for (let attempt = 0; attempt < 300; attempt++) {
        const found = await components();
        if (isSettled(found)) return found;
        await sleep(100);
      }
      return components();
    },
  };
}
