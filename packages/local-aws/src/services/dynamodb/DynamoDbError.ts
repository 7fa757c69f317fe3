import { AwsError } from '../../core/AwsError';

/** An error of DynamoDB, which may carry more than a message. */
export class DynamoDbError extends AwsError {
  /**
   * @param members - what the error carries beside its message, e.g. the
   * `Item` of a failed condition, or the `CancellationReasons` of a transaction
   */
  constructor(
    code: string,
    message: string,
    readonly members: Record<string, unknown> = {},
  ) {
    super(code, message);
  }
}

/** The error for an input that breaks a rule. */
export function invalid(message: string): DynamoDbError {
  return new DynamoDbError('ValidationException', message);
}
