import { defineOperation, OperationHandler } from '../../core/OperationHandler';
import type { AppRegistry } from './AppRegistry';

/** Types one AppRegistry operation. */
export function defineRegistryOperation<
  Input extends object,
  Output extends object = object,
>(
  handler: OperationHandler<AppRegistry, Input, Output> & {
    understands: readonly (keyof Input & string)[];
  },
): OperationHandler<AppRegistry> {
  return defineOperation<AppRegistry, Input, Output>(handler);
}
