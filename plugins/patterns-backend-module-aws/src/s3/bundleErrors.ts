import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  describeAwsError,
  isAwsError,
  type AwsErrorAdvice,
} from '@apo/backstage-plugin-patterns-node';

const advice: AwsErrorAdvice = {
  byName: [
    {
      name: /^(AccessDenied|Forbidden|403)$/,
      advice:
        'give the portal’s role s3:GetObject and s3:PutObject on the objects, s3:ListBucket on the bucket, and kms:GenerateDataKey and kms:Decrypt on its key',
    },
    {
      name: /^(KMS\.|KMSInvalidState|KMSDisabled)/,
      advice: 'enable the KMS key of patterns.bundles.s3, or name another',
    },
    {
      name: /^(NoSuchBucket|PermanentRedirect|301)$/,
      advice: 'correct bucket and region of patterns.bundles.s3',
    },
    {
      name: /^(CredentialsProviderError|ExpiredToken|InvalidAccessKeyId|SignatureDoesNotMatch)$/,
      advice: 'give the portal valid AWS credentials',
    },
  ],
  retry: 'try again in a moment',
  other: 'correct what the message names',
  // Two writers of one key at the same moment.
  passing: ['ConditionalRequestConflict'],
};

/** The bytes of an object are not those of its digest. */
export class DamagedBundleError extends Error {}

/** What a caller of the store is told of an error of S3. */
export function bundleError(error: unknown, doing: string): Error {
  const { message, retryable } = describeAwsError(error, doing, advice);
  return retryable
    ? new ServiceUnavailableError(message, error)
    : new Error(message, { cause: error });
}

/** Whether an error of S3 may pass by itself. */
export function mayPass(error: unknown): boolean {
  return describeAwsError(error, '', advice).retryable;
}

/** Whether S3 says that there is no such object. */
export function isMissing(error: unknown): boolean {
  return isAwsError(error, 'NoSuchKey', 'NotFound');
}

/** The bundle that somebody asked for is not there. */
export function missingBundle(digest: string): NotFoundError {
  return new NotFoundError(`There is no bundle ${digest}`);
}
