import { AwsError } from '../../core/AwsError';

/** The error for a bucket that is not there. */
export function noSuchBucket(): AwsError {
  return new AwsError(
    'NoSuchBucket',
    'The specified bucket does not exist',
    404,
  );
}

/** The error for an object that is not there. */
export function noSuchKey(headers?: Record<string, string>): AwsError {
  return new AwsError(
    'NoSuchKey',
    'The specified key does not exist.',
    404,
    headers,
  );
}

/** The error for a version that is not there. */
export function noSuchVersion(): AwsError {
  return new AwsError(
    'NoSuchVersion',
    'The specified version does not exist.',
    404,
  );
}

/** The error for a value that S3 does not take. */
export function invalidArgument(message: string): AwsError {
  return new AwsError('InvalidArgument', message);
}
