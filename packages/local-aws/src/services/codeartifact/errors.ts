import { AwsError } from '../../core/AwsError';

/** CodeArtifact's error for a thing that is not there. */
export function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 404);
}

/** CodeArtifact's error for a change that does not fit the state of the thing. */
export function conflict(message: string): AwsError {
  return new AwsError('ConflictException', message, 409);
}

/** CodeArtifact's error for an input that does not fit. */
export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message, 400);
}
