import { CodeartifactClient } from '@aws-sdk/client-codeartifact';
import {
  ServiceCatalogClient,
  type ServiceCatalogClientConfig,
} from '@aws-sdk/client-service-catalog';
import { ServiceCatalogAppRegistryClient } from '@aws-sdk/client-service-catalog-appregistry';
import { awsClientSettings } from '@apo/backstage-plugin-patterns-node/aws';

/** The SDK clients of the sync, of one region. @public */
export type AttributeSyncClients = {
  serviceCatalog: ServiceCatalogClient;
  codeArtifact: CodeartifactClient;
  appRegistry: ServiceCatalogAppRegistryClient;
};

/**
 * Gives the clients of a region, in the account that the caller's credentials
 * are of unless said.
 * @public
 */
export type ClientsOfRegion = (
  region: string,
  accountId?: string,
) => AttributeSyncClients;

/** Finds the credentials of an account, when they are first needed. @public */
export type CredentialsOfAccount = (place: {
  region: string;
  accountId: string;
}) => ServiceCatalogClientConfig['credentials'];

/**
 * Makes the clients of a region when they are first asked for.
 *
 * @param caller - package that AWS's logs are to show
 * @param credentialsOf - without it there is one account, whatever is asked for
 * @public
 */
export function createAttributeSyncClients({
  caller,
  maxAttempts,
  credentialsOf,
}: {
  caller: { name: string; version: string };
  maxAttempts?: number;
  credentialsOf?: CredentialsOfAccount;
}): ClientsOfRegion {
  const made = new Map<string, AttributeSyncClients>();
  return (region, accountId) => {
    const account = credentialsOf && accountId;
    const key = JSON.stringify([region, account]);
    const settings = {
      ...awsClientSettings(region, caller, maxAttempts),
      ...(account && {
        credentials: credentialsOf({ region, accountId: account }),
      }),
    };
    const clients = made.get(key) ?? {
      serviceCatalog: new ServiceCatalogClient(settings),
      codeArtifact: new CodeartifactClient(settings),
      appRegistry: new ServiceCatalogAppRegistryClient(settings),
    };
    made.set(key, clients);
    return clients;
  };
}
