import { defineOperation, OperationHandler } from '../../core/OperationHandler';
import type { Keys } from './Keys';

/** Types one KMS operation. */
export function defineKmsOperation<
  Input extends object,
  Output extends object = object,
>(
  handler: OperationHandler<Keys, Input, Output> & {
    understands: readonly (keyof Input & string)[];
  },
): OperationHandler<Keys> {
  return defineOperation<Keys, Input, Output>(handler);
}
