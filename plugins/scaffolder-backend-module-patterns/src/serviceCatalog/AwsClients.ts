import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { ServiceCatalogClient } from '@aws-sdk/client-service-catalog';
import { ServiceCatalogAppRegistryClient } from '@aws-sdk/client-service-catalog-appregistry';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsAccessSettings } from '@apo/backstage-plugin-patterns-node';

/** The SDK clients of one publisher. @public */
export type AwsClients = {
  serviceCatalog: ServiceCatalogClient;
  appRegistry: ServiceCatalogAppRegistryClient;
  cloudFormation: CloudFormationClient;
  s3: S3Client;
  sts: STSClient;
};

/** Clients of one place and its credentials. @public */
export function createAwsClients(settings: AwsAccessSettings): AwsClients {
  return {
    serviceCatalog: new ServiceCatalogClient(settings),
    appRegistry: new ServiceCatalogAppRegistryClient(settings),
    cloudFormation: new CloudFormationClient(settings),
    s3: new S3Client(settings),
    sts: new STSClient(settings),
  };
}
