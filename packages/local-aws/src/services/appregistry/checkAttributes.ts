import { invalid } from './errors';

/**
 * Checks that attributes are a JSON object: AWS documents them as nested
 * key-value pairs.
 *
 * @throws AwsError ValidationException if they are anything else
 */
export function checkAttributes(text = ''): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!value || typeof value !== 'object' || Array.isArray(value)) {
    throw invalid('attributes must be a JSON object.');
  }
}
