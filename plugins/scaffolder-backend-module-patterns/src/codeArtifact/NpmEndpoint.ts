import { GetAuthorizationTokenCommand } from '@aws-sdk/client-codeartifact';
import { publish } from 'libnpmpublish';
import npmFetch from 'npm-registry-fetch';
import { explainAwsError } from '../aws/explainAwsError';
import type { PackageContext } from './PackageContext';

/** Shortest life of a token that CodeArtifact gives, in seconds. */
const TOKEN_SECONDS = 900;

/**
 * The npm endpoint of the repository: for a package and its dist-tags, which
 * CodeArtifact's own API does not take. Each use has a token of its own, as
 * they expire.
 */
export class NpmEndpoint {
  constructor(private readonly context: PackageContext) {}

  /**
   * Publishes the tarball as it is.
   * @throws what the endpoint answers, with its `code` such as `E409`.
   */
  async publish(manifest: object, tag: string): Promise<void> {
    await publish(manifest as never, this.context.request.tarball, {
      ...(await this.options()),
      defaultTag: tag,
      access: 'restricted',
    } as never);
  }

  /** What each dist-tag of the package means; none when there is no package. */
  async distTags(): Promise<Record<string, string>> {
    const { packageName } = this.context.request;
    try {
      const packument = await npmFetch.json(
        `/${encode(packageName)}`,
        await this.options(),
      );
      return (packument['dist-tags'] as Record<string, string>) ?? {};
    } catch (error) {
      if ((error as { code?: string }).code === 'E404') return {};
      throw error;
    }
  }

  async setDistTag(tag: string): Promise<void> {
    const { packageName, version } = this.context.request;
    const url = `/-/package/${encode(packageName)}/dist-tags/${tag}`;
    const response = await npmFetch(url, {
      ...(await this.options()),
      method: 'PUT',
      body: JSON.stringify(version),
      headers: { 'content-type': 'application/json' },
    });
    await response.arrayBuffer();
  }

  private async options() {
    const { registry, signal } = this.context;
    return {
      registry,
      signal,
      forceAuth: { token: await this.token() },
      // Retried by the steps above, which look before they try again.
      retry: { retries: 0 },
      timeout: 60_000,
      preferOnline: true,
    };
  }

  private async token(): Promise<string> {
    const { clients, config, accountId, signal } = this.context;
    try {
      const { authorizationToken = '' } = await clients.codeArtifact.send(
        new GetAuthorizationTokenCommand({
          domain: config.domain,
          domainOwner: accountId,
          durationSeconds: TOKEN_SECONDS,
        }),
        { abortSignal: signal },
      );
      return authorizationToken;
    } catch (error) {
      throw explainAwsError(
        error,
        `get a token of the CodeArtifact domain ${config.domain}`,
      );
    }
  }
}

function encode(packageName: string): string {
  return packageName.replace('/', '%2f');
}
