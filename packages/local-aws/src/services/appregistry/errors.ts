import { AwsError } from '../../core/AwsError';

/** AppRegistry's error for a thing that is not there. */
export function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 404);
}

/** AppRegistry's error for a change that does not fit what is there. */
export function conflict(message: string): AwsError {
  return new AwsError('ConflictException', message, 409);
}

/** AppRegistry's error for an input that does not fit. */
export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
