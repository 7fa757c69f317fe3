import { defineOperation, OperationHandler } from '../../core/OperationHandler';
import type { Ses } from './Ses';

/** Types one SES operation. */
export function defineSesOperation<
  Input extends object,
  Output extends object = object,
>(
  handler: OperationHandler<Ses, Input, Output> & {
    understands: readonly (keyof Input & string)[];
  },
): OperationHandler<Ses> {
  return defineOperation<Ses, Input, Output>(handler);
}
