import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CodeartifactClient } from '@aws-sdk/client-codeartifact';
import { CodeBuildClient } from '@aws-sdk/client-codebuild';
import { S3Client } from '@aws-sdk/client-s3';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { AwsAccess } from '@apo/backstage-plugin-patterns-node';
import type { CodeBuildConfig } from './CodeBuildConfig';

/** The SDK clients of the builder. @public */
export type CodeBuildClients = {
  codeBuild: CodeBuildClient;
  logs: CloudWatchLogsClient;
  s3: S3Client;
  /** With the credentials of the role that may only read packages. */
  codeArtifact: CodeartifactClient;
};

/** Clients of the project's account, and of the role that reads packages. */
export async function createCodeBuildClients(
  access: AwsAccess,
  { region, accountId, registry }: CodeBuildConfig,
): Promise<CodeBuildClients> {
  const settings = await access.settings({ region, accountId });
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
          masterCredentials: settings.credentials,
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
