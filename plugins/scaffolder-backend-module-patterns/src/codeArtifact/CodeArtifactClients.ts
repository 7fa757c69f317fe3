import { CodeartifactClient } from '@aws-sdk/client-codeartifact';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsAccessSettings } from '@apo/backstage-plugin-patterns-node';

/** The SDK clients of the publisher of packages. @public */
export type CodeArtifactClients = {
  codeArtifact: CodeartifactClient;
  sts: STSClient;
};

/** Clients of one place and its credentials. @public */
export function createCodeArtifactClients(
  settings: AwsAccessSettings,
): CodeArtifactClients {
  return {
    codeArtifact: new CodeartifactClient(settings),
    sts: new STSClient(settings),
  };
}
