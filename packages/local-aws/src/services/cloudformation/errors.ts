import { AwsError } from '../../core/AwsError';

/** CloudFormation's error for whatever is wrong with a request. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
