import { matchesPattern } from './matchesPattern';
import type { RequestContext } from './Permission';

/** The conditions of a statement: operator, key, and the values of which one must fit. */
export type Conditions = Record<string, Record<string, string | string[]>>;

type Comparison = (value: string, expected: string) => boolean;

const equals: Comparison = (value, expected) => value === expected;
const numbers =
  (compare: (a: number, b: number) => boolean): Comparison =>
  (value, expected) =>
    compare(Number(value), Number(expected));

const COMPARISONS: Record<string, Comparison> = {
  StringEquals: equals,
  StringEqualsIgnoreCase: (value, expected) =>
    value.toLowerCase() === expected.toLowerCase(),
  StringLike: (value, expected) => matchesPattern(expected, value),
  ArnEquals: (value, expected) => matchesPattern(expected, value),
  ArnLike: (value, expected) => matchesPattern(expected, value),
  Bool: equals,
  NumericEquals: numbers((a, b) => a === b),
  NumericLessThan: numbers((a, b) => a < b),
  NumericLessThanEquals: numbers((a, b) => a <= b),
  NumericGreaterThanEquals: numbers((a, b) => a >= b),
};

const NEGATED: Record<string, string> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
};

interface Operator {
  set?: string;
  name: string;
  ifExists: boolean;
}

function parseOperator(text: string): Operator {
  const [, set, name, suffix] =
    /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(text) ?? [];
  return { set, name, ifExists: suffix !== undefined };
}

/** Whether the evaluator knows an operator, e.g. `ForAllValues:StringLike`. */
export function isKnownOperator(text: string): boolean {
  const { name } = parseOperator(text);
  return (
    name === 'Null' ||
    Object.hasOwn(COMPARISONS, name) ||
    Object.hasOwn(NEGATED, name)
  );
}

function meets(
  { set, name, ifExists }: Operator,
  values: string[] | undefined,
  expected: string[],
): boolean {
  if (name === 'Null') return expected.includes(String(values === undefined));
  if (values === undefined && ifExists) return true;
  const negated = NEGATED[name];
  const compare = COMPARISONS[negated ?? name];
  const fits = (value: string) =>
    expected.some(one => compare(value, one)) !== Boolean(negated);
  if (set === 'ForAllValues') return (values ?? []).every(fits);
  // A key that is missing differs from everything.
  if (values === undefined) return Boolean(negated);
  return values.some(fits);
}

/** Whether a request meets all conditions of a statement. */
export function matchesConditions(
  conditions: Conditions,
  context: RequestContext,
): boolean {
  return Object.entries(conditions).every(([text, keys]) =>
    Object.entries(keys).every(([key, expected]) => {
      const value = context[key.toLowerCase()];
      const values = value === undefined ? undefined : [value].flat();
      return meets(parseOperator(text), values, [expected].flat().map(String));
    }),
  );
}
