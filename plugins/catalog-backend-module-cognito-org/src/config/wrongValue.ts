import { InputError } from '@backstage/errors';

/** The error for a config value: what it must be, with an example, and what it is. */
export function wrongValue(path: string, value: unknown, rule: string) {
  const found = value === undefined ? 'absent' : JSON.stringify(value);
  return new InputError(`${path} must be ${rule}; it is ${found}`);
}
