import { ResponseError } from '@backstage/errors';

/** Whether the server said that it has no such thing, or none for the caller. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ResponseError && error.response.status === 404;
}
