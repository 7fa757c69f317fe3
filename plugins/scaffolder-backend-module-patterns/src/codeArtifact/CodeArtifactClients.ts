import { CodeartifactClient } from '@aws-sdk/client-codeartifact';
import { STSClient } from '@aws-sdk/client-sts';
import { awsClientSettings } from '@apo/backstage-plugin-patterns-node';
import { name, version } from '../../package.json';

/** The SDK clients of the publisher of packages. @public */
export type CodeArtifactClients = {
  codeArtifact: CodeartifactClient;
  sts: STSClient;
};

/** Clients of one region. @public */
export function createCodeArtifactClients(
  region: string,
  { maxAttempts }: { maxAttempts?: number } = {},
): CodeArtifactClients {
  const settings = awsClientSettings(region, { name, version }, maxAttempts);
  return {
    codeArtifact: new CodeartifactClient(settings),
    sts: new STSClient(settings),
  };
}
