import { AwsError } from '../../core/AwsError';

/** The error for a key or an alias that is not there. */
export function notFound(what: string): AwsError {
  return new AwsError('NotFoundException', `${what} is not found.`);
}

/** The error for a key that is disabled. */
export function disabled(arn: string): AwsError {
  return new AwsError('DisabledException', `${arn} is disabled.`);
}

/** The error for a key that waits for its deletion, or does not. */
export function invalidState(arn: string, state: string): AwsError {
  return new AwsError('KMSInvalidStateException', `${arn} is ${state}.`);
}

/** The error for bytes that the key did not make, or not in this context. */
export function invalidCiphertext(): AwsError {
  return new AwsError(
    'InvalidCiphertextException',
    'The ciphertext is malformed, or was encrypted in another context.',
  );
}
