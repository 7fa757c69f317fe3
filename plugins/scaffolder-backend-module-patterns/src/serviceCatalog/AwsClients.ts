import { S3Client } from '@aws-sdk/client-s3';
import { ServiceCatalogClient } from '@aws-sdk/client-service-catalog';
import { STSClient } from '@aws-sdk/client-sts';
import { clientSettings } from '../aws/clientSettings';

/** The SDK clients of one publisher. @public */
export type AwsClients = {
  serviceCatalog: ServiceCatalogClient;
  s3: S3Client;
  sts: STSClient;
};

/** Clients of one region. @public */
export function createAwsClients(
  region: string,
  { maxAttempts }: { maxAttempts?: number } = {},
): AwsClients {
  const settings = clientSettings(region, maxAttempts);
  return {
    serviceCatalog: new ServiceCatalogClient(settings),
    s3: new S3Client(settings),
    sts: new STSClient(settings),
  };
}
