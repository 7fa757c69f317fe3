import type { OperationModel } from './OperationModel';

/** The idempotency token of an input; undefined if the operation has none. */
export function idempotencyToken(
  model: OperationModel,
  input: object,
): string | undefined {
  for (const [name, member] of model.input.structIterator()) {
    if (member.isIdempotencyToken()) {
      return (input as Record<string, string | undefined>)[name];
    }
  }
  return undefined;
}
