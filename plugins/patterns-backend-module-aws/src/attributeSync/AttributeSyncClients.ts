import { CodeartifactClient } from '@aws-sdk/client-codeartifact';
import { ServiceCatalogClient } from '@aws-sdk/client-service-catalog';
import { ServiceCatalogAppRegistryClient } from '@aws-sdk/client-service-catalog-appregistry';
import { awsClientSettings } from '@apo/backstage-plugin-patterns-node';
import { name, version } from '../../package.json';

/** The SDK clients of the sync, of one region. @public */
export type AttributeSyncClients = {
  serviceCatalog: ServiceCatalogClient;
  codeArtifact: CodeartifactClient;
  appRegistry: ServiceCatalogAppRegistryClient;
};

/** Gives the clients of a region. @public */
export type ClientsOfRegion = (region: string) => AttributeSyncClients;

/** Makes the clients of a region when they are first asked for. @public */
export function createAttributeSyncClients({
  maxAttempts,
}: { maxAttempts?: number } = {}): ClientsOfRegion {
  const made = new Map<string, AttributeSyncClients>();
  return region => {
    const clients = made.get(region) ?? createClients(region, maxAttempts);
    made.set(region, clients);
    return clients;
  };
}

function createClients(
  region: string,
  maxAttempts?: number,
): AttributeSyncClients {
  const settings = awsClientSettings(region, { name, version }, maxAttempts);
  return {
    serviceCatalog: new ServiceCatalogClient(settings),
    codeArtifact: new CodeartifactClient(settings),
    appRegistry: new ServiceCatalogAppRegistryClient(settings),
  };
}
