import { ResponseError } from '@backstage/errors';
import type { FieldProblem } from '@apo/backstage-plugin-patterns-common';

type Details = {
  fields?: FieldProblem[];
  patterns?: string[];
  uses?: number;
};

/** The fields that the server names in its refusal; none where it names none. */
export function fieldProblems(error: Error | undefined): FieldProblem[] {
  return detailsOf(error).fields ?? [];
}

/** The patterns that stand in the way of a change, the first by name, and how many in all. */
export function patternsInTheWay(error: Error | undefined): {
  names: string[];
  total: number;
} {
  const { patterns: names = [], uses = names.length } = detailsOf(error);
  return { names, total: uses };
}

function detailsOf(error: Error | undefined): Details {
  return error instanceof ResponseError ? (error.body.error as Details) : {};
}
