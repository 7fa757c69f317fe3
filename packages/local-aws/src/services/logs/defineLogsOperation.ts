import { defineOperation, OperationHandler } from '../../core/OperationHandler';
import type { Logs } from './Logs';

/** Types one CloudWatch Logs operation. */
export function defineLogsOperation<
  Input extends object,
  Output extends object = object,
>(
  handler: OperationHandler<Logs, Input, Output> & {
    understands: readonly (keyof Input & string)[];
  },
): OperationHandler<Logs> {
  return defineOperation<Logs, Input, Output>(handler);
}
