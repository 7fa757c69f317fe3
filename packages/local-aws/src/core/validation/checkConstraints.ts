import { ValueConstraints } from './ConstraintTable';
import type { Violation } from './validateInput';

function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  if (value && typeof value === 'object') return Object.keys(value).length;
  return undefined;
}

function* checkRange(
  rules: ValueConstraints,
  value: unknown,
): Generator<string> {
  const isNumber = typeof value === 'number';
  const size = isNumber ? value : sizeOf(value);
  if (size === undefined) return;
  const what = isNumber ? 'value' : 'length';
  if (rules.min !== undefined && size < rules.min) {
    yield `Member must have ${what} greater than or equal to ${rules.min}`;
  }
  if (rules.max !== undefined && size > rules.max) {
    yield `Member must have ${what} less than or equal to ${rules.max}`;
  }
}

function matchesWhole(pattern: string, value: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 'u').test(value);
}

function enumValues(clientPackage: object, name: string): string[] {
  const list = (clientPackage as Record<string, unknown>)[name];
  if (!list || typeof list !== 'object') {
    throw new Error(`The client package exports no enum ${name}`);
  }
  return Object.values(list);
}

/** Yields each length, range, pattern and enum rule that a value breaks. */
export function* checkConstraints(
  rules: ValueConstraints,
  value: unknown,
  path: string,
  clientPackage: object,
): Generator<Violation> {
  for (const rule of checkRange(rules, value)) yield { path, value, rule };
  if (typeof value !== 'string') return;
  if (rules.pattern && !matchesWhole(rules.pattern, value)) {
    const rule = `Member must satisfy regular expression pattern: ${rules.pattern}`;
    yield { path, value, rule };
  }
  if (rules.enum) {
    const allowed = enumValues(clientPackage, rules.enum);
    if (!allowed.includes(value)) {
      const rule = `Member must satisfy enum value set: [${allowed.join(
        ', ',
      )}]`;
      yield { path, value, rule };
    }
  }
}
