import { defineOperation, OperationHandler } from '../../core/OperationHandler';
import type { UserPool } from './UserPool';

/** Types one operation on the user pool; every one of them first looks for the pool. */
export function defineUserPoolOperation<
  Input extends { UserPoolId: string | undefined },
  Output extends object = object,
>(
  handler: OperationHandler<UserPool, Input, Output> & {
    understands: readonly (keyof Input & string)[];
  },
): OperationHandler<UserPool> {
  return defineOperation<UserPool, Input, Output>({
    understands: [...handler.understands, 'UserPoolId'],
    run(input, pool) {
      pool.requirePool(input.UserPoolId ?? '');
      return handler.run(input, pool);
    },
  });
}
