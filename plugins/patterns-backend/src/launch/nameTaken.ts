import type { FieldProblem } from '@apo/backstage-plugin-patterns-common';

/** Says that somebody has the name of a provisioned product already. */
export function nameTaken(name: string): FieldProblem {
  return {
    field: 'name',
    rule: 'must be of no other provisioned product of the account',
    fix: `${name} is taken, choose another name`,
  };
}
