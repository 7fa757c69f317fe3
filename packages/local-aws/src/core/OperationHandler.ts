import { AwsError, notImplemented } from './AwsError';

/**
 * One AWS operation. It runs synchronously, so that one call is one
 * transaction and no other call can come in between.
 */
export interface OperationHandler<Context, Input = object, Output = object> {
  /** The input members that the handler acts on; a request with any other is refused. */
  readonly understands: readonly string[];
  /** Performs the operation. Throws an AwsError to refuse it. */
  run(input: Input, context: Context): Output;
}

/** The implemented operations of one service, by name. */
export type OperationHandlers<Context> = Record<
  string,
  OperationHandler<Context>
>;

/** Types one operation: `understands` can only name members of its input. */
export function defineOperation<
  Context,
  Input extends object,
  Output extends object,
>(
  handler: OperationHandler<Context, Input, Output> & {
    understands: readonly (keyof Input & string)[];
  },
): OperationHandler<Context> {
  return {
    understands: handler.understands,
    run: (input, context) => handler.run(input as Input, context),
  };
}

/**
 * The handler of an operation.
 *
 * Throws a 501 if the operation is not implemented, or if the input has a
 * member that the handler would have to ignore.
 */
export function findHandler<Context>(
  handlers: OperationHandlers<Context>,
  operation: string,
  input: object,
): OperationHandler<Context> {
  if (!Object.hasOwn(handlers, operation)) {
    throw notImplemented(`The operation ${operation}`);
  }
  const handler = handlers[operation];
  for (const [member, value] of Object.entries(input)) {
    if (value !== undefined && !handler.understands.includes(member)) {
      throw notImplemented(`${member} of ${operation}`);
    }
  }
  return handler;
}

/** The error for an operation that AWS does not have either. */
export function unknownOperation(name: string): AwsError {
  return new AwsError(
    'UnknownOperationException',
    `Unknown operation ${name}.`,
    404,
  );
}
