import { AwsError } from '../../core/AwsError';

/** SES's error for a request that does not fit. */
export function badRequest(message: string): AwsError {
  return new AwsError('BadRequestException', message);
}

/** SES's error for a message that it does not send. */
export function rejected(message: string): AwsError {
  return new AwsError('MessageRejected', message);
}

/** SES's error for an identity that is not there. */
export function notFound(message: string): AwsError {
  return new AwsError('NotFoundException', message, 404);
}

/** SES's error for an identity that is there. */
export function alreadyExists(message: string): AwsError {
  return new AwsError('AlreadyExistsException', message);
}
