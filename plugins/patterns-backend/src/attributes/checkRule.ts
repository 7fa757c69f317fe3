import {
  isSameWord,
  type AttributeKey,
  type AttributeRule,
  type FieldProblem,
} from '@apo/backstage-plugin-patterns-common';

/** What makes no sense in a rule of a key; empty when all does. */
export function checkRule(
  { allowedValues }: AttributeRule,
  { key, values }: AttributeKey,
): FieldProblem[] {
  if (!allowedValues) return [];
  const field = 'rule.allowedValues';
  if (!allowedValues.length) {
    return [
      {
        field,
        rule: 'has one value at least',
        fix: 'choose some, or leave it out to allow all',
      },
    ];
  }
  return allowedValues
    .filter(allowed => !values.some(value => isSameWord(value, allowed)))
    .map(allowed => ({
      field,
      rule: `has values of ${key} only`,
      fix: `leave out ${allowed}, or create ${key}:${allowed} first`,
    }));
}
