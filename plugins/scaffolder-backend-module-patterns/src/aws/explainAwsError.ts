import {
  describeAwsError,
  type AwsErrorAdvice,
} from '@apo/backstage-plugin-patterns-node';
import { toError } from '@backstage/errors';
import { AwsCallError } from './AwsCallError';

const advice: AwsErrorAdvice = {
  byName: [
    {
      name: /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|Forbidden|AccessDeniedError)$/,
      advice:
        'give the role of the portal’s publisher the permission that the message names',
    },
    {
      name: /^(CredentialsProviderError|ExpiredToken|ExpiredTokenException|InvalidClientTokenId|UnrecognizedClientException|TokenRefreshRequired)$/,
      advice: 'give the portal valid AWS credentials',
    },
    {
      name: /^LimitExceededException$/,
      advice:
        'raise the quota in the AWS Service Quotas console, or delete products or versions that nobody uses',
    },
    {
      name: /^NoSuchBucket$/,
      advice: 'correct patterns.publish.serviceCatalog.bucket',
    },
    {
      name: /^(InvalidParametersException|ValidationException|ValidationError)$/,
      advice:
        'correct what the message names; if it is the template, submit a corrected version',
    },
    {
      name: /^ResourceNotFoundException$/,
      advice:
        'check the names and ids in patterns.publish, and whether somebody deleted the resource',
    },
  ],
  retry: 'retry the release, which continues where it stopped',
  other:
    'correct what the message names, then retry the release, which continues where it stopped',
};

/**
 * Says what was being done, what AWS said, whether it may pass by itself, and
 * what to do. An AbortError stays one: nobody needs it explained.
 *
 * @param doing - continues "Could not", such as "create the product x".
 * @public
 */
export function explainAwsError(error: unknown, doing: string): Error {
  if (error instanceof AwsCallError) return error;
  const { name, message, retryable } = describeAwsError(error, doing, advice);
  if (name === 'AbortError') return toError(error);
  return new AwsCallError(message, retryable, error);
}
