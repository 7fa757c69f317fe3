import {
  AuthenticationError,
  ConflictError,
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';

const classes: Record<number, new (message: string) => Error> = {
  400: InputError,
  401: AuthenticationError,
  403: NotAllowedError,
  404: NotFoundError,
  409: ConflictError,
};

/**
 * Gives the message of the patterns back end to the person who watches the
 * task, instead of "Request failed with 409".
 *
 * @param doing - continues "Could not", such as "submit vpc 1.0.0".
 */
export function explainBackendError(error: unknown, doing: string): Error {
  if (!isError(error)) return new Error(`Could not ${doing}: ${error}`);
  if (error.name === 'AbortError') return error;
  if (!(error instanceof ResponseError)) {
    return withCause(
      new ServiceUnavailableError(
        `Could not ${doing}: the patterns back end did not answer (${error.message}). Retry the task: it continues where it stopped.`,
      ),
      error,
    );
  }
  const message = `Could not ${doing}: ${
    error.body?.error?.message ?? error.message
  }`;
  const Refusal = classes[error.statusCode];
  if (Refusal) return withCause(new Refusal(message), error);
  return withCause(
    new ServiceUnavailableError(
      `${message}. Retry the task: it continues where it stopped.`,
    ),
    error,
  );
}

/** The classes' constructors would repeat the cause in the message. */
function withCause(explained: Error, cause: Error): Error {
  return Object.assign(explained, { cause });
}
