import { InputError } from '@backstage/errors';
import {
  describeProblem,
  type FieldProblem,
} from '@apo/backstage-plugin-patterns-common';

/** A 400 that names each field, the rule that it broke, and the fix. */
export class FieldError extends InputError {
  readonly fields: FieldProblem[];

  constructor(fields: FieldProblem[]) {
    super(fields.map(describeProblem).join('; '));
    this.fields = fields;
  }
}
