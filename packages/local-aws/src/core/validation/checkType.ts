import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../AwsError';

function expectedType(schema: NormalizedSchema): string | undefined {
  if (schema.isStringSchema()) return 'string';
  if (schema.isBooleanSchema()) return 'boolean';
  if (schema.isNumericSchema()) return 'number';
  if (schema.isListSchema()) return 'list';
  if (schema.isMapSchema() || schema.isStructSchema()) return 'object';
  return undefined;
}

function actualType(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value;
}

/**
 * Checks that a value has the JSON type of its schema.
 *
 * @throws AwsError SerializationException if it has another
 */
export function checkType(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
): void {
  const expected = expectedType(schema);
  if (!expected || actualType(value) === expected) return;
  throw new AwsError(
    'SerializationException',
    `The value at '${path}' is a ${actualType(
      value,
    )}; it must be a ${expected}.`,
  );
}
