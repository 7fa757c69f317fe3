import {
  AttributeSyncError,
  describeAwsError,
  type AwsErrorAdvice,
} from '@apo/backstage-plugin-patterns-node/aws';

const advice: AwsErrorAdvice = {
  byName: [
    {
      name: /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|Forbidden)$/,
      advice:
        'give the portal’s role the permission that the message names, then sync again',
    },
    {
      name: /^(CredentialsProviderError|ExpiredToken|ExpiredTokenException|InvalidClientTokenId|UnrecognizedClientException|TokenRefreshRequired)$/,
      advice: 'give the portal valid AWS credentials, then sync again',
    },
    {
      name: /^(LimitExceededException|ServiceQuotaExceededException)$/,
      advice:
        'raise the quota in the AWS Service Quotas console, or delete what nobody uses, then sync again',
    },
    {
      name: /^TagOptionNotMigratedException$/,
      advice:
        'migrate the account to TagOptions in the Service Catalog console, then sync again',
    },
  ],
  retry: 'it is tried again',
  other: 'correct what the message names, then sync again',
  // Somebody else changes the same thing at this moment.
  passing: ['ConflictException'],
};

/**
 * Makes one call to AWS, which ends with the signal.
 *
 * @param doing - continues "Could not", such as "read the product x".
 * @throws AttributeSyncError in plain words; the signal's reason once it fired.
 * @public
 */
export async function callAws<T>(
  signal: AbortSignal,
  doing: string,
  call: (options: { abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  try {
    return await call({ abortSignal: signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AttributeSyncError) throw error;
    const { message, retryable } = describeAwsError(error, doing, advice);
    throw new AttributeSyncError(message, { retryable, cause: error });
  }
}
