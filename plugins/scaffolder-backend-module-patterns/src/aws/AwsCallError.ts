import { CustomErrorBase } from '@backstage/errors';

/** An AWS call that failed, in words for the person who has to act. @public */
export class AwsCallError extends CustomErrorBase {
  name = 'AwsCallError' as const;

  constructor(
    message: string,
    /** Whether the same call may work a little later. */
    readonly retryable: boolean,
    cause?: unknown,
  ) {
    super(message);
    // Not by the constructor, which would repeat it in the message.
    Object.assign(this, { cause });
  }
}
