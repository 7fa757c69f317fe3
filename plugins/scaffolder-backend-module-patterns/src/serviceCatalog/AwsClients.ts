import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { ServiceCatalogClient } from '@aws-sdk/client-service-catalog';
import { ServiceCatalogAppRegistryClient } from '@aws-sdk/client-service-catalog-appregistry';
import { STSClient } from '@aws-sdk/client-sts';
import { awsClientSettings } from '@apo/backstage-plugin-patterns-node';
import { name, version } from '../../package.json';

/** The SDK clients of one publisher. @public */
export type AwsClients = {
  serviceCatalog: ServiceCatalogClient;
  appRegistry: ServiceCatalogAppRegistryClient;
  cloudFormation: CloudFormationClient;
  s3: S3Client;
  sts: STSClient;
};

/** Clients of one region. @public */
export function createAwsClients(
  region: string,
  { maxAttempts }: { maxAttempts?: number } = {},
): AwsClients {
  const settings = awsClientSettings(region, { name, version }, maxAttempts);
  return {
    serviceCatalog: new ServiceCatalogClient(settings),
    appRegistry: new ServiceCatalogAppRegistryClient(settings),
    cloudFormation: new CloudFormationClient(settings),
    s3: new S3Client(settings),
    sts: new STSClient(settings),
  };
}
