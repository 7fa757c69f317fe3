import { ServiceUnavailableError } from '@backstage/errors';
import {
  describeAwsError,
  type AwsErrorAdvice,
} from '@apo/backstage-plugin-patterns-node';
import { DYNAMODB_CONFIG_KEY } from './DynamoDbConfig';

const advice: AwsErrorAdvice = {
  byName: [
    {
      name: /^AccessDenied(Exception)?$/,
      advice:
        'give the portal’s role the permission that the message names, on the table and its indexes, and kms:Decrypt on its key',
    },
    {
      name: /^ResourceNotFoundException$/,
      advice: `correct table, region and accountId of ${DYNAMODB_CONFIG_KEY}, or make the table`,
    },
    {
      name: /^(CredentialsProviderError|ExpiredToken|ExpiredTokenException|UnrecognizedClientException)$/,
      advice: 'give the portal valid AWS credentials',
    },
  ],
  retry: 'try again in a moment',
  other: 'correct what the message names',
  passing: ['TransactionInProgressException', 'LimitExceededException'],
};

/** What a caller of the store is told of an error of DynamoDB. */
export function tableError(error: unknown, doing: string): Error {
  const { message, retryable } = describeAwsError(error, doing, advice);
  return retryable
    ? new ServiceUnavailableError(message, error as Error)
    : new Error(message, { cause: error });
}
