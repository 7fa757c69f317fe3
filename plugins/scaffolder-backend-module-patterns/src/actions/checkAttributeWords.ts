import {
  checkAttributeWord,
  type FieldProblem,
  type PatternAttributes,
} from '@apo/backstage-plugin-patterns-common';

/**
 * Keys and values that no attribute can have, which most often are slips of a
 * template. Whether they exist, and the rules of the keys, the back end knows.
 */
export function checkAttributeWords(
  attributes: PatternAttributes,
): FieldProblem[] {
  return Object.entries(attributes).flatMap(([key, values]) => {
    const problems = [
      checkAttributeWord('key', key),
      ...values.map(value => checkAttributeWord('value', value)),
    ];
    return problems
      .filter(found => found !== undefined)
      .map(({ field, ...problem }) => ({
        ...problem,
        field: `attributes.${key} (${field})`,
      }));
  });
}
