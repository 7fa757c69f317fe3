import { AwsError } from '../../core/AwsError';

/** CodeBuild's error for an input that does not fit. */
export function invalidInput(message: string): AwsError {
  return new AwsError('InvalidInputException', message);
}

/** CodeBuild's error for a thing that is not there. */
export function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}
