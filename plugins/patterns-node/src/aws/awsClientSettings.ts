// With the SDK's exponential backoff the last attempt of six comes after some
// ten seconds, which outlasts the throttling of Service Catalog's small quotas.
const MAX_ATTEMPTS = 6;

/**
 * Settings of SDK clients that slow down when throttled, retry throttling, server errors and dropped
 * connections, and that give up on a call which hangs. Credentials and
 * endpoints are found the SDK's way.
 *
 * @param caller - package that AWS's logs are to show
 * @public
 */
export function awsClientSettings(
  region: string,
  caller: { name: string; version: string },
  maxAttempts: number = MAX_ATTEMPTS,
) {
  const agent: [string, string] = [
    caller.name.replace(/^@/, ''),
    caller.version,
  ];
  return {
    region,
    // Who never tries again has no pace to find either.
    retryMode: maxAttempts > 1 ? 'adaptive' : 'standard',
    maxAttempts,
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
    },
    customUserAgent: [agent],
  };
}

/**
 * Whether a user agent, as CloudTrail shows it, is that of the portal or of
 * something that works for it: the SDK writes `apo/<package>#<version>`.
 * @public
 */
export function isOwnUserAgent(userAgent: string): boolean {
  return /(^|\s)apo\/[\w-]+#/.test(userAgent);
}
