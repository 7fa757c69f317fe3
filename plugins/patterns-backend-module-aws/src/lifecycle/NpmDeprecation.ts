import {
  CodeartifactClient,
  GetAuthorizationTokenCommand,
  GetRepositoryEndpointCommand,
} from '@aws-sdk/client-codeartifact';
import { LifecycleMirrorError } from '@apo/backstage-plugin-patterns-node';

/** Shortest life of a token that CodeArtifact gives, in seconds. */
const TOKEN_SECONDS = 900;

type Packument = { versions: Record<string, { deprecated?: string }> };

/** A repository of CodeArtifact. */
export type Repository = {
  domain: string;
  domainOwner: string;
  repository: string;
};

/**
 * The message that npm shows with a version: CodeArtifact keeps it, but its own
 * API does not know it. It is set as `npm deprecate` does, by sending back what
 * the registry says of the package with another message in it. The registry
 * says nothing of versions that are not listed.
 */
export class NpmDeprecation {
  constructor(
    private readonly client: CodeartifactClient,
    private readonly options: {
      repository: Repository;
      packageName: string;
      version: string;
      signal: AbortSignal;
    },
  ) {}

  /**
   * Sets the message, unless it is the one that is there; none takes it away.
   *
   * @throws LifecycleMirrorError
   */
  async set(message = ''): Promise<void> {
    const { packageName, version } = this.options;
    const { url, headers } = await this.endpoint();
    const response = await this.call(`${url}?write=true`, { headers });
    const packument = (await response.json()) as Packument;
    const entry = packument.versions?.[version];
    if (!entry) {
      throw new LifecycleMirrorError(
        `The npm endpoint of CodeArtifact does not list ${packageName}@${version} yet. It may pass by itself: the portal tries again.`,
        { retryable: true },
      );
    }
    if ((entry.deprecated ?? '') === message) return;
    entry.deprecated = message;
    const sent = await this.call(url, {
      method: 'PUT',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(packument),
    });
    await sent.arrayBuffer();
  }

  private async endpoint() {
    const { repository: place, packageName, signal } = this.options;
    const { domain, domainOwner } = place;
    const token = new GetAuthorizationTokenCommand({
      domain,
      domainOwner,
      durationSeconds: TOKEN_SECONDS,
    });
    const endpoint = new GetRepositoryEndpointCommand({
      ...place,
      format: 'npm',
    });
    const options = { abortSignal: signal };
    const [{ authorizationToken }, { repositoryEndpoint = '' }] =
      await Promise.all([
        this.client.send(token, options),
        this.client.send(endpoint, options),
      ]);
    const base = repositoryEndpoint.replace(/\/?$/, '/');
    return {
      url: `${base}${packageName.replace('/', '%2f')}`,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${authorizationToken}`,
      },
    };
  }

  private async call(url: string, init: RequestInit): Promise<Response> {
    const { packageName, signal } = this.options;
    let response: Response;
    try {
      response = await fetch(url, { ...init, signal });
    } catch (error) {
      if (signal.aborted) throw error;
      throw new LifecycleMirrorError(
        `Could not reach the npm endpoint of CodeArtifact: ${
          (error as Error).message
        }. The portal tries again by itself.`,
        { retryable: true, cause: error },
      );
    }
    if (response.ok) return response;
    const { status } = response;
    // A token that is over is followed by another one.
    const retryable = status === 401 || status === 429 || status >= 500;
    throw new LifecycleMirrorError(
      `The npm endpoint of CodeArtifact answers ${status} for ${packageName}: ${await response.text()}. ${
        retryable
          ? 'The portal tries again by itself.'
          : 'Give the role of the portal’s publisher codeartifact:PublishPackageVersion and codeartifact:PutPackageMetadata, or correct what the message names, then retry.'
      }`,
      { retryable },
    );
  }
}
