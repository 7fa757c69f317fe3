import { describeError, errorStatus } from './describeError';

/** As `describeError`, for a form: nothing that is typed may be lost to a new sign-in. */
export function describeInForm(error: Error): string {
  return errorStatus(error) === 401
    ? 'Your session is over. Sign in in another tab, then try again here.'
    : describeError(error);
}
