import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../AwsError';
import { requiredMembers } from '../protocol/OperationModel';
import { ConstraintTable, ValueConstraints } from './ConstraintTable';
import { checkConstraints } from './checkConstraints';
import { checkType } from './checkType';

/** One broken rule. */
export interface Violation {
  /** The member, as AWS writes it: `tags.1.member.key`. */
  path: string;
  value: unknown;
  rule: string;
}

/** Where the rules come from. */
export interface ValidationSource {
  constraints?: ConstraintTable;
  /** The client package, for the values of its enums. */
  clientPackage: object;
  /** The code of the error. Default: ValidationException. */
  validationError?: string;
}

const lowerFirst = (name: string) => name[0].toLowerCase() + name.slice(1);

/**
 * Checks an input against the SDK's schema (required members, types) and the
 * constraint table (length, range, pattern, enum).
 *
 * @throws AwsError ValidationException, or the code of the service, in AWS's wording, with all violations;
 * SerializationException if a value has the wrong type
 */
export function validateInput(
  schema: NormalizedSchema,
  input: object,
  source: ValidationSource,
): void {
  const violations = [...validateStructure(schema, input, '', source)];
  if (violations.length === 0) return;
  const details = violations.map(({ path, value, rule }) => {
    const shown = value === null ? 'null' : `'${print(value)}'`;
    return `Value ${shown} at '${path}' failed to satisfy constraint: ${rule}`;
  });
  const noun = violations.length === 1 ? 'error' : 'errors';
  throw new AwsError(
    source.validationError ?? 'ValidationException',
    `${violations.length} validation ${noun} detected: ${details.join('; ')}`,
  );
}

function print(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function* validateStructure(
  schema: NormalizedSchema,
  value: object,
  prefix: string,
  source: ValidationSource,
): Generator<Violation> {
  const structure = schema.getName() ?? '';
  const rules = source.constraints?.structures[structure] ?? {};
  const required = new Set(requiredMembers(schema));
  for (const [name, member] of schema.structIterator()) {
    const path = prefix + lowerFirst(name);
    const given = (value as Record<string, unknown>)[name];
    if (given !== undefined && given !== null) {
      yield* validateValue(member, given, path, rules[name], source);
    } else if (required.has(name) || member.isIdempotencyToken()) {
      yield { path, value: null, rule: 'Member must not be null' };
    }
  }
}

function* validateValue(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
  rules: ValueConstraints | undefined,
  source: ValidationSource,
): Generator<Violation> {
  checkType(schema, value, path);
  if (rules) yield* checkConstraints(rules, value, path, source.clientPackage);
  if (schema.isListSchema()) {
    for (const [index, item] of (value as unknown[]).entries()) {
      const itemPath = `${path}.${index + 1}.member`;
      const itemSchema = schema.getValueSchema();
      yield* validateValue(itemSchema, item, itemPath, rules?.items, source);
    }
  } else if (schema.isMapSchema()) {
    const entries = Object.entries(value as object);
    for (const [key, item] of entries) {
      const { clientPackage } = source;
      const keyPath = `${path}.key`;
      if (rules?.keys) {
        yield* checkConstraints(rules.keys, key, keyPath, clientPackage);
      }
      const itemPath = `${path}.${key}.value`;
      const itemSchema = schema.getValueSchema();
      yield* validateValue(itemSchema, item, itemPath, rules?.values, source);
    }
  } else if (schema.isStructSchema()) {
    yield* validateStructure(schema, value as object, `${path}.`, source);
  }
}
