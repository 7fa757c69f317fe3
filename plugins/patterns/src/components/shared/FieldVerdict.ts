import {
  describeProblem,
  type FieldProblem,
} from '@apo/backstage-plugin-patterns-common';
import { errorStatus } from './describeError';
import { describeInForm } from './describeInForm';

/** What a field says of its value; `error` blocks the step. */
export type FieldVerdict = {
  tone: 'error' | 'success' | 'info' | 'pending';
  text: string;
};

/** A broken rule as a sentence that starts like one. */
export function refuse(problem: FieldProblem): FieldVerdict {
  const text = describeProblem(problem);
  return {
    tone: 'error',
    text: text.charAt(0).toLocaleUpperCase('en-US') + text.slice(1),
  };
}

/** The message of a check that could not be made; it blocks, as nothing is known. */
export function unchecked(what: string, error: unknown): FieldVerdict {
  const reason = error instanceof Error ? error : new Error(String(error));
  const isRefusal = [401, 403, 429].includes(errorStatus(reason) ?? 0);
  return {
    tone: 'error',
    text: `${what} could not be checked: ${describeInForm(reason)}${
      isRefusal ? '' : ' Try again.'
    }`,
  };
}
