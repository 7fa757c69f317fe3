import { AwsError } from '../../core/AwsError';

/** Cognito's error for an input that does not fit. */
export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
