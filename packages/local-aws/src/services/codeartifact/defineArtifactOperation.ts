import { notImplemented } from '../../core/AwsError';
import { defineOperation, OperationHandler } from '../../core/OperationHandler';
import type { CodeArtifact } from './CodeArtifact';

/** Types one CodeArtifact operation; all are about packages of the npm format. */
export function defineArtifactOperation<
  Input extends object,
  Output extends object = object,
>(
  handler: OperationHandler<CodeArtifact, Input, Output> & {
    understands: readonly (keyof Input & string)[];
  },
): OperationHandler<CodeArtifact> {
  const operation = defineOperation<CodeArtifact, Input, Output>(handler);
  return {
    understands: [...operation.understands, 'domainOwner', 'format'],
    run(input: { format?: string }, state) {
      if (input.format !== undefined && input.format !== 'npm') {
        throw notImplemented(`The package format ${input.format}`);
      }
      return operation.run(input, state);
    },
  };
}
