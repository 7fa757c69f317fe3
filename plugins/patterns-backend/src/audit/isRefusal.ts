import { isError } from '@backstage/errors';
import { HiddenError } from '../service/HiddenError';

const refusals = [
  'AuthenticationError',
  'NotAllowedError',
  'TooManyRequestsError',
];

/** Whether an error means that the caller may not do, or not see, what they asked for. */
export function isRefusal(error: unknown): error is Error {
  return (
    isError(error) &&
    (refusals.includes(error.name) || error instanceof HiddenError)
  );
}
