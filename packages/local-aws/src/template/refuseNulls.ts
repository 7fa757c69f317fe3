import { formatError } from './TemplateError';

/**
 * Checks that no value is null, which is what YAML makes of a forgotten one.
 *
 * @throws TemplateError that says where it is
 */
export function refuseNulls(value: unknown, path = ''): void {
  if (value === null) {
    throw formatError(`[${path}] 'null' values are not allowed in templates`);
  }
  if (typeof value !== 'object') return;
  for (const [name, member] of Object.entries(value as object)) {
    refuseNulls(member, `${path}/${name}`);
  }
}
