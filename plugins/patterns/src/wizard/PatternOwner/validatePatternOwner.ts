import {
  checkOwner,
  describeProblem,
} from '@apo/backstage-plugin-patterns-common';

/** Keeps a person on the step until the owner is one. */
export function validatePatternOwner(
  value: string | undefined,
  validation: { addError(message: string): void },
): void {
  const problem = checkOwner(value ?? '');
  if (problem) validation.addError(describeProblem(problem));
}
