import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CodeartifactClient } from '@aws-sdk/client-codeartifact';
import { CodeBuildClient } from '@aws-sdk/client-codebuild';
import { S3Client } from '@aws-sdk/client-s3';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { awsClientSettings } from '@apo/backstage-plugin-patterns-node';
import { name, version } from '../../package.json';
import type { CodeBuildConfig } from './CodeBuildConfig';

/** The SDK clients of the builder. @public */
export type CodeBuildClients = {
  codeBuild: CodeBuildClient;
  logs: CloudWatchLogsClient;
  s3: S3Client;
  /** With the credentials of the role that may only read packages. */
  codeArtifact: CodeartifactClient;
};

/** Clients that retry; credentials and endpoints are found the SDK's way. @public */
export function createCodeBuildClients({
  region,
  registry,
}: CodeBuildConfig): CodeBuildClients {
  const settings = awsClientSettings(region, { name, version });
  return {
    codeBuild: new CodeBuildClient(settings),
    logs: new CloudWatchLogsClient(settings),
    // The checksum would be signed into the URL that curl uploads to.
    s3: new S3Client({
      ...settings,
      requestChecksumCalculation: 'WHEN_REQUIRED',
    }),
    codeArtifact: new CodeartifactClient({
      ...settings,
      ...(registry?.readerRoleArn && {
        credentials: fromTemporaryCredentials({
          params: {
            RoleArn: registry.readerRoleArn,
            RoleSessionName: 'patterns-build',
            DurationSeconds: 900,
          },
          clientConfig: { region },
        }),
      }),
    }),
  };
}
