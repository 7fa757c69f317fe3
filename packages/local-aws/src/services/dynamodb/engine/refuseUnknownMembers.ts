import { notImplemented } from '../../../core/AwsError';
import type { Members } from '../Members';
import type { DynaliteType } from './dynaliteModules';

type Structure = Record<string, DynaliteType>;

function isPlainType(
  type: DynaliteType | Structure | undefined,
): type is DynaliteType {
  return typeof type === 'string' || typeof type?.type === 'string';
}

function checkValue(value: unknown, type: DynaliteType, path: string): void {
  if (typeof type === 'string' || value === null || typeof value !== 'object') {
    return;
  }
  const { children } = type;
  if (isPlainType(children)) {
    for (const one of Object.values(value)) checkValue(one, children, path);
  } else if (children) {
    refuseUnknownMembers(value as Members, children, path);
  }
}

/**
 * Refuses what dynalite would ignore without a word.
 *
 * @param path - names the input, e.g. `CreateTable`
 * @throws AwsError NotImplemented, naming the member
 */
export function refuseUnknownMembers(
  input: Members,
  structure: Structure,
  path: string,
): void {
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || value === null) continue;
    const type = structure[name];
    if (!type) throw notImplemented(`${name} of ${path}`);
    checkValue(value, type, `${path}.${name}`);
  }
}
