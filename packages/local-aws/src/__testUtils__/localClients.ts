import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CodeartifactClient } from '@aws-sdk/client-codeartifact';
import { CodeBuildClient } from '@aws-sdk/client-codebuild';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { ServiceCatalogClient } from '@aws-sdk/client-service-catalog';
import { ServiceCatalogAppRegistryClient } from '@aws-sdk/client-service-catalog-appregistry';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';

const CONFIG = {
  region: 'eu-west-1',
  credentials: {
    accessKeyId: 'AKIALOCALLOCALLOCAL0',
    secretAccessKey: 'local-only-no-secret',
  },
  maxAttempts: 1,
};

/** The real SDK clients, without retries, on one endpoint. */
export function localClients(
  endpoint: string,
  credentials: AwsCredentialIdentity = CONFIG.credentials,
) {
  const config = { ...CONFIG, endpoint, credentials };
  return {
    s3: new S3Client({ ...config, forcePathStyle: true }),
    serviceCatalog: new ServiceCatalogClient(config),
    appRegistry: new ServiceCatalogAppRegistryClient(config),
    cloudFormation: new CloudFormationClient(config),
    sts: new STSClient(config),
    codeArtifact: new CodeartifactClient(config),
    codeBuild: new CodeBuildClient(config),
    logs: new CloudWatchLogsClient(config),
    dynamoDb: new DynamoDBClient(config),
    sqs: new SQSClient(config),
    ses: new SESv2Client(config),
    kms: new KMSClient(config),
    cognito: new CognitoIdentityProviderClient(config),
  };
}
