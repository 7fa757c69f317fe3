import { setTimeout as sleep } from 'node:timers/promises';
import {
  createServiceFactory,
  coreServices,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { CatalogClient } from '@backstage/catalog-client';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import incrementalIngestion from '@backstage/plugin-catalog-backend-module-incremental-ingestion';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import catalogModuleCognitoOrg from '../index';

/** A real catalog with the module, whose time goes on only by `tick`. */
export async function startCatalog(options: {
  knex: Knex;
  cognitoOrg?: JsonObject;
}) {
  const scheduler = mockServices.scheduler();
  const data = {
    catalog: {
      providers: { cognitoOrg: options.cognitoOrg },
      processingInterval: { hours: 1 },
      stitchingStrategy: { pollingInterval: { milliseconds: 100 } },
    },
  };
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      incrementalIngestion,
      catalogModuleCognitoOrg,
      mockServices.rootConfig.factory({ data }),
      mockServices.database.factory({ knex: options.knex }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
    ],
  });
  const baseUrl = `http://localhost:${backend.server.port()}/api/catalog`;
  const client = new CatalogClient({
    discoveryApi: { getBaseUrl: async () => baseUrl },
  });
  /** All entities of the kinds Group and User, by ref. */
  async function entities(): Promise<Map<string, Entity>> {
    const { items } = await client.getEntities({
      filter: { kind: ['group', 'user'] },
    });
    return new Map(items.map(item => [stringifyEntityRef(item), item]));
  }
  return {
    baseUrl,
    scheduler,
    entities,
    stop: () => backend.stop(),
    tick: () => scheduler.triggerTask('cognito-org:main'),
    /** The entities when they are as asked, or as they are after a minute: the catalog processes them in the background. */
    async settled(isSettled: (found: Map<string, Entity>) => boolean) {
      for (let attempt = 0; attempt < 300; attempt++) {
        const found = await entities();
        if (isSettled(found)) return found;
        await sleep(200);
      }
      return entities();
    },
  };
}
