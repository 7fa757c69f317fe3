import { S3Client } from '@aws-sdk/client-s3';
import { ServiceCatalogClient } from '@aws-sdk/client-service-catalog';
import { STSClient } from '@aws-sdk/client-sts';
import { name, version } from '../../package.json';

/** The SDK clients of one publisher. @public */
export type AwsClients = {
  serviceCatalog: ServiceCatalogClient;
  s3: S3Client;
  sts: STSClient;
};

// With the SDK's exponential backoff the last attempt of six comes after some
// ten seconds, which outlasts the throttling of Service Catalog's small quotas.
const MAX_ATTEMPTS = 6;

/**
 * Clients that retry throttling, server errors and dropped connections, and
 * that give up on a call which hangs. Credentials and endpoints are found the
 * SDK's way.
 * @public
 */
export function createAwsClients(
  region: string,
  { maxAttempts = MAX_ATTEMPTS }: { maxAttempts?: number } = {},
): AwsClients {
  const settings = {
    region,
    retryMode: 'standard',
    maxAttempts,
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
    },
    customUserAgent: [[name.replace(/^@/, ''), version]] as [string, string][],
  };
  return {
    serviceCatalog: new ServiceCatalogClient(settings),
    s3: new S3Client(settings),
    sts: new STSClient(settings),
  };
}
