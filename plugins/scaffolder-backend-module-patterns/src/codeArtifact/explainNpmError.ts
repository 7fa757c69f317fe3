import { AwsCallError } from '../aws/AwsCallError';

type NpmError = Error & { code?: string; statusCode?: number };

const connectionCodes =
  /^(E(CONN|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|SOCKET)|ERR_|FETCH_ERROR|UND_)/;

/** Whether the same request to the npm endpoint may work a little later. */
export function mayPass(error: unknown): boolean {
  const { code = '', statusCode = 0, name } = error as NpmError;
  if (name === 'AbortError') return false;
  // A token that has expired on the way: the next request brings a new one.
  if (statusCode === 401) return true;
  if (statusCode) return statusCode === 429 || statusCode >= 500;
  return connectionCodes.test(code) || /socket|network|timeout/i.test(name);
}

/** Whether the endpoint says that the version is there. */
export function isTaken(error: unknown): boolean {
  const { code, statusCode } = error as NpmError;
  return code === 'E409' || code === 'EPUBLISHCONFLICT' || statusCode === 409;
}

/**
 * Says what the npm endpoint answered, and what to do.
 *
 * @param doing - continues "Could not".
 */
export function explainNpmError(error: unknown, doing: string): Error {
  if (error instanceof AwsCallError) return error;
  const { message, code, name } = error as NpmError;
  if (name === 'AbortError') return error as Error;
  const retryable = mayPass(error);
  return new AwsCallError(
    `Could not ${doing}. The npm endpoint of CodeArtifact says ${
      code ?? name
    }: ${message}. ${
      retryable
        ? 'It may pass by itself: retry the release, which continues where it stopped.'
        : 'It will not pass by itself: give the role of the portal’s publisher the permission codeartifact:PublishPackageVersion, or correct what the message names, then retry the release.'
    }`,
    retryable,
    error,
  );
}
