import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { name, version } from '../../package.json';

const MAX_ATTEMPTS = 6;

/**
 * A client that slows down while Cognito throttles it, retries server errors
 * and dropped connections, and gives up on a call which hangs. A user pool's
 * requests per second are shared with the sign-ins, which must not suffer.
 * Credentials and endpoints are found the SDK's way.
 */
export function createCognitoClient(
  region: string,
): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    region,
    retryMode: 'adaptive',
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
    },
    customUserAgent: [[name.replace(/^@/, ''), version]],
  });
}
