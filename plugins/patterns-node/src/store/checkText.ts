import { InputError } from '@backstage/errors';

/**
 * PostgreSQL cannot store NUL in text and SQLite can: both refuse it here.
 *
 * @throws InputError that names the field.
 */
export function checkText(fields: Record<string, unknown>): void {
  for (const [field, value] of Object.entries(fields)) {
    const values = Array.isArray(value) ? value : [value];
    if (values.some(v => typeof v === 'string' && v.includes('\0'))) {
      throw new InputError(
        `${field} contains a NUL character, which cannot be stored: remove it`,
      );
    }
  }
}
