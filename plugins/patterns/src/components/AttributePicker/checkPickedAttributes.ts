import {
  checkPatternAttributes,
  type AttributeKey,
  type FieldProblem,
  type PatternAttributes,
  type PatternType,
} from '@apo/backstage-plugin-patterns-common';
import { findKey, isRequired } from './pickerRows';

/** Every rule that chosen attributes break, rows that are not finished among them. */
export function checkPickedAttributes(
  attributes: PatternAttributes,
  type: PatternType,
  keys: AttributeKey[],
): FieldProblem[] {
  const entries = Object.entries(attributes);
  const isUnfinished = ([key, values]: [string, string[]]) =>
    values.length === 0 && !isRequired(findKey(key, keys), type);
  const unfinished = entries.filter(isUnfinished).map(([key]) => ({
    field: `attributes.${key}`,
    rule: key ? 'has no value' : 'has no key',
    fix: 'choose one, or remove the row',
  }));
  const whole = entries.filter(entry => !isUnfinished(entry));
  return [
    ...unfinished,
    ...checkPatternAttributes(Object.fromEntries(whole), type, keys),
  ];
}
