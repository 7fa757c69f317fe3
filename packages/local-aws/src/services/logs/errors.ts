import { AwsError } from '../../core/AwsError';

/** The error for a log group or stream that is not there. */
export function notFound(what: 'group' | 'stream'): AwsError {
  return new AwsError(
    'ResourceNotFoundException',
    `The specified log ${what} does not exist.`,
  );
}

/** The error for a log group or stream that is there already. */
export function alreadyExists(what: 'group' | 'stream'): AwsError {
  return new AwsError(
    'ResourceAlreadyExistsException',
    `The specified log ${what} already exists`,
  );
}

/** The error for an input that does not fit. */
export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
