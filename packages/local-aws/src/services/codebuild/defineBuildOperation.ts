import { defineOperation, OperationHandler } from '../../core/OperationHandler';
import type { CodeBuild } from './CodeBuild';

/** Types one CodeBuild operation. */
export function defineBuildOperation<
  Input extends object,
  Output extends object = object,
>(
  handler: OperationHandler<CodeBuild, Input, Output> & {
    understands: readonly (keyof Input & string)[];
  },
): OperationHandler<CodeBuild> {
  return defineOperation<CodeBuild, Input, Output>(handler);
}
