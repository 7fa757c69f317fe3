import type { AttributeRule } from '@apo/backstage-plugin-patterns-common';
import { count } from './words';

/** How patterns use a key, in words: `required for CFN · one value`. */
export function ruleWords(rule: AttributeRule): string {
  const { requiredFor, several, allowedValues } = rule;
  return [
    requiredFor.length
      ? `required for ${requiredFor.join(' and ')}`
      : 'optional',
    several ? 'several values' : 'one value',
    ...(allowedValues
      ? [`${count(allowedValues.length, 'value')} allowed`]
      : []),
  ].join(' · ');
}
