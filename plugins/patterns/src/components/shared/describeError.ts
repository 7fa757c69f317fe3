import { ResponseError } from '@backstage/errors';

/** The server's own words where there are any. */
export function describeError(error: Error): string {
  if (error instanceof ResponseError) {
    return error.cause.message || error.message;
  }
  return error.message;
}

/** The name of the server's error, such as `NotFoundError`. */
export function errorName(error: Error): string {
  return error instanceof ResponseError ? error.cause.name : error.name;
}
