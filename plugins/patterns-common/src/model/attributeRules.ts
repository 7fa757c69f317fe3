import { checkLength, MAX_DESCRIPTION_LENGTH, problem } from './fieldRules';
import type {
  AttributeKey,
  FieldProblem,
  NewAttribute,
  PatternAttributes,
  PatternType,
} from './types';

/** Longest key and longest value of an attribute, in characters. @public */
export const MAX_ATTRIBUTE_LENGTH = 120;
/** Longest metadata of an attribute, in characters of its JSON. @public */
export const MAX_METADATA_LENGTH = 7000;

const wordRule = 'has only letters, digits, _ and -';

/** JavaScript would take it for something else than a name of one's own. */
function isReserved(word: string): boolean {
  return isSameWord(word, '__proto__');
}

/** The identity of an attribute: case does not count. @public */
export function attributeId(key: string, value: string): string {
  return `${key}:${value}`.toLocaleUpperCase('en-US');
}

/** Key and value of `KEY:VALUE`, or undefined when it is something else. @public */
export function parseAttributeId(
  id: string,
): { key: string; value: string } | undefined {
  const [, key, value] =
    /^([-\w]{1,120}):([-\w]{1,120})$/.exec(id) ?? ([] as string[]);
  return key && value ? { key, value } : undefined;
}

/** Whether two keys, or two values, are the same attribute's. @public */
export function isSameWord(one: string, other: string): boolean {
  return one.toLocaleUpperCase('en-US') === other.toLocaleUpperCase('en-US');
}

/** The identities of what a pattern carries, each once. @public */
export function attributeIdsOf(attributes: PatternAttributes): string[] {
  return [
    ...new Set(
      Object.entries(attributes).flatMap(([key, values]) =>
        values.map(value => attributeId(key, value)),
      ),
    ),
  ];
}

/** Whether two patterns would carry the same. @public */
export function areSameAttributes(
  one: PatternAttributes,
  other: PatternAttributes,
): boolean {
  const ids = attributeIdsOf(one);
  const others = attributeIdsOf(other);
  return ids.length === others.length && ids.every(id => others.includes(id));
}

/** Every rule that a new attribute breaks; empty when none. @public */
export function checkNewAttribute({
  key,
  value,
  description = '',
  metadata = {},
}: NewAttribute): FieldProblem[] {
  return [
    checkAttributeWord('key', key),
    checkAttributeWord('value', value),
    ...checkAttributeContent({ description, metadata }),
  ].filter(found => found !== undefined);
}

/** Every rule that description and metadata break; empty when none. @public */
export function checkAttributeContent({
  description,
  metadata,
}: {
  description: string;
  metadata: Record<string, string>;
}): FieldProblem[] {
  return [
    checkLength('description', description, MAX_DESCRIPTION_LENGTH),
    ...Object.entries(metadata).flatMap(([key, value]) => [
      checkMetadataKey(key),
      checkMetadataValue(key, value),
    ]),
    checkMetadataSize(metadata),
  ].filter(found => found !== undefined);
}

/** The rule that the key or the value of an attribute breaks, or undefined. @public */
export function checkAttributeWord(
  field: 'key' | 'value',
  word: string,
): FieldProblem | undefined {
  const example = field === 'key' ? 'DataClassification' : 'PII';
  if (!word) {
    return problem(field, 'is required', `write a word such as ${example}`);
  }
  if (!/^[-\w]*$/.test(word) || word.includes('\n')) {
    const better = word.trim().replace(/[^-\w]+/g, '-');
    return problem(field, wordRule, `use ${better || example}`);
  }
  if (isReserved(word)) {
    return problem(field, 'is not __proto__', `use ${example}`);
  }
  return checkLength(field, word, MAX_ATTRIBUTE_LENGTH);
}

/** The rule that a key of the metadata breaks, or undefined. @public */
export function checkMetadataKey(key: string): FieldProblem | undefined {
  const field = `metadata.${key}`;
  if (key.startsWith('aws:')) {
    return problem(
      field,
      'does not begin with aws:, which is AWS’s own',
      'use another prefix',
    );
  }
  return /^[a-zA-Z+\-=._:/]{1,128}$/.test(key) &&
    !key.includes('\n') &&
    !isReserved(key)
    ? undefined
    : problem(
        field,
        'has a key of 1 to 128 letters and + - = . _ : /',
        'use a key such as contact-team',
      );
}

/** The rule that a value of the metadata breaks, or undefined. @public */
export function checkMetadataValue(
  key: string,
  value: string,
): FieldProblem | undefined {
  return /^[\w.:/=+\-@]{1,256}$/.test(value) && !value.includes('\n')
    ? undefined
    : problem(
        `metadata.${key}`,
        'has a value of 1 to 256 letters, digits and _ . : / = + - @',
        'use a value without spaces, such as team@example.com',
      );
}

function checkMetadataSize(
  metadata: Record<string, string>,
): FieldProblem | undefined {
  const size = JSON.stringify(metadata).length;
  return size > MAX_METADATA_LENGTH
    ? problem(
        'metadata',
        `has at most ${MAX_METADATA_LENGTH} characters as JSON`,
        `leave out ${size - MAX_METADATA_LENGTH}`,
      )
    : undefined;
}

/**
 * Every rule that the attributes of a pattern break: those of its keys, and
 * that keys and values exist.
 *
 * @param keys - every key, with its rule
 * @public
 */
export function checkPatternAttributes(
  attributes: PatternAttributes,
  type: PatternType,
  keys: AttributeKey[],
): FieldProblem[] {
  const known = keys.flatMap(key => {
    const values = Object.entries(attributes)
      .filter(([name]) => isSameWord(name, key.key))
      .flatMap(([, of]) => of);
    return checkKey(key, values, type);
  });
  const unknown = Object.keys(attributes)
    .filter(name => !keys.some(({ key }) => isSameWord(name, key)))
    .map(name =>
      problem(
        `attributes.${name}`,
        'is a key that exists',
        'choose another, or ask an administrator to create it',
      ),
    );
  return [...known, ...unknown];
}

function checkKey(
  { key, values, rule }: AttributeKey,
  given: string[],
  type: PatternType,
): FieldProblem[] {
  const field = `attributes.${key}`;
  const allowed = rule.allowedValues ?? values;
  const examples = allowed.slice(0, 5).join(', ');
  const has = (list: string[], value: string) =>
    list.some(other => isSameWord(other, value));
  const problems = given.flatMap(value => {
    if (!has(values, value)) {
      return [problem(field, `has no value ${value}`, `use ${examples}`)];
    }
    return has(allowed, value)
      ? []
      : [problem(field, `is not given ${value} any more`, `use ${examples}`)];
  });
  if (given.length > 1 && !rule.several) {
    problems.push(
      problem(field, 'has one value', `keep one of ${given.join(', ')}`),
    );
  }
  if (!given.length && rule.requiredFor.includes(type)) {
    problems.push(
      problem(field, `is required for ${type} patterns`, `use ${examples}`),
    );
  }
  return problems;
}
