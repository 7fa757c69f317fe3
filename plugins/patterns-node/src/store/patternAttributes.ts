import {
  isSameWord,
  type AttributeRule,
  type PatternAttributes,
} from '@apo/backstage-plugin-patterns-common';
import { storeErrors } from './storeErrors';

// One for all: to make one takes longer than to compare.
const words = new Intl.Collator('en-US', { numeric: true });

/** The order of keys and of values: without case. @public */
export function compareWords(one: string, other: string): number {
  return words.compare(one, other);
}

/** The identity of a key. @public */
export function toKeyId(key: string): string {
  return key.toLocaleUpperCase('en-US');
}

/** Pairs of key and value by key, sorted. @public */
export function toPatternAttributes(
  pairs: [key: string, value: string][],
): PatternAttributes {
  const attributes: PatternAttributes = {};
  for (const [key, value] of [...pairs].sort(comparePairs)) {
    attributes[key] = [...(attributes[key] ?? []), value];
  }
  return attributes;
}

/** The identities of attributes in any case, those of one key together. @public */
export function groupByKey(attributes: string[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const attribute of attributes) {
    const id = attribute.toLocaleUpperCase('en-US');
    const [key] = id.split(':');
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [...groups.values()];
}

/**
 * A rule with its values as they were created.
 *
 * @throws ConflictError when the key does not have one.
 * @public
 */
export function spellRule(
  rule: AttributeRule,
  values: string[],
): AttributeRule {
  const allowedValues = rule.allowedValues?.map(value => {
    const spelled = values.find(other => isSameWord(other, value));
    if (!spelled) throw storeErrors.valueAbsent(value);
    return spelled;
  });
  return { ...rule, ...(allowedValues && { allowedValues }) };
}

/**
 * A rule without a value that is deleted; undefined when it does not name it.
 *
 * @throws ConflictError when it is the only one that the rule allows.
 * @public
 */
export function ruleWithout(
  rule: AttributeRule,
  key: string,
  value: string,
): AttributeRule | undefined {
  const { allowedValues } = rule;
  if (!allowedValues?.some(allowed => isSameWord(allowed, value))) {
    return undefined;
  }
  const left = allowedValues.filter(allowed => !isSameWord(allowed, value));
  if (!left.length) throw storeErrors.onlyAllowedValue(key, value);
  return { ...rule, allowedValues: left };
}

function comparePairs(one: [string, string], other: [string, string]): number {
  return compareWords(one[0], other[0]) || compareWords(one[1], other[1]);
}
