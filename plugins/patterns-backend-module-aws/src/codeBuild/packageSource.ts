import {
  GetAuthorizationTokenCommand,
  GetRepositoryEndpointCommand,
} from '@aws-sdk/client-codeartifact';
import type { CodeBuildClients } from './CodeBuildClients';
import type { CodeBuildConfig } from './CodeBuildConfig';

/** Shortest life of a token that CodeArtifact gives, in seconds. */
const TOKEN_SECONDS = 900;

/** Where a build gets packages from, and with which token; undefined for npm's own default. */
export async function packageSource(
  { codeArtifact }: CodeBuildClients,
  { registry }: CodeBuildConfig,
  signal: AbortSignal,
): Promise<{ url: string; token: string } | undefined> {
  if (!registry) return undefined;
  const { domain, domainOwner, repository } = registry;
  const [{ repositoryEndpoint = '' }, { authorizationToken = '' }] =
    await Promise.all([
      codeArtifact.send(
        new GetRepositoryEndpointCommand({
          domain,
          domainOwner,
          repository,
          format: 'npm',
        }),
        { abortSignal: signal },
      ),
      codeArtifact.send(
        new GetAuthorizationTokenCommand({
          domain,
          domainOwner,
          durationSeconds: TOKEN_SECONDS,
        }),
        { abortSignal: signal },
      ),
    ]);
  return {
    url: repositoryEndpoint.replace(/\/*$/, '/'),
    token: authorizationToken,
  };
}
