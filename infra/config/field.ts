import { z } from 'zod';

/** What a field of the configuration takes. */
export interface FieldRule {
  /** What a value has to be, as the rest of a sentence that begins with "must be". */
  rule: string;
  /** A value that is taken, as one writes it in YAML. */
  example: string;
}

function explain({ rule, example }: FieldRule) {
  return { error: `must be ${rule}, such as ${example}` };
}

/** A text that a pattern describes. */
export function text(pattern: RegExp, rule: FieldRule) {
  return z.string(explain(rule)).regex(pattern, explain(rule));
}

/** A whole number within limits, which count as well. */
export function integer(min: number, max: number, rule: FieldRule) {
  return z.int(explain(rule)).min(min, explain(rule)).max(max, explain(rule));
}

/** A number within limits, in steps. */
export function number(
  [min, max, step]: [number, number, number],
  rule: FieldRule,
) {
  return z
    .number(explain(rule))
    .min(min, explain(rule))
    .max(max, explain(rule))
    .multipleOf(step, explain(rule));
}

/** One of a few words. */
export function word<const T extends readonly [string, ...string[]]>(
  words: T,
  rule: FieldRule,
) {
  return z.enum(words, explain(rule));
}

/** `true` or `false`. */
export function flag(example: 'true' | 'false') {
  return z.boolean(explain({ rule: 'true or false', example }));
}

/** A list of such fields, so many at least. */
export function list<T extends z.ZodType>(field: T, example: string, min = 0) {
  const rule = explain({
    rule: min > 0 ? `a list of ${min} or more` : 'a list',
    example,
  });
  return z.array(field, rule).min(min, rule);
}

/** A section with these keys and no others. */
export function section<T extends z.ZodRawShape>(example: string, keys: T) {
  return z.strictObject(keys, explain({ rule: 'a section', example }));
}
