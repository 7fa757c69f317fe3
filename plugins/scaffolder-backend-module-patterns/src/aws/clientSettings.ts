import { name, version } from '../../package.json';

// With the SDK's exponential backoff the last attempt of six comes after some
// ten seconds, which outlasts the throttling of Service Catalog's small quotas.
const MAX_ATTEMPTS = 6;

/**
 * Settings of clients that retry throttling, server errors and dropped
 * connections, and that give up on a call which hangs. Credentials and
 * endpoints are found the SDK's way.
 */
export function clientSettings(region: string, maxAttempts = MAX_ATTEMPTS) {
  return {
    region,
    retryMode: 'standard',
    maxAttempts,
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
    },
    customUserAgent: [[name.replace(/^@/, ''), version]] as [string, string][],
  };
}
