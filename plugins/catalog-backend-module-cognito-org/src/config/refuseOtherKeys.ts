import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Refuses keys that nobody would read, such as misspelt ones.
 *
 * @throws InputError that names the key and those that there are
 */
export function refuseOtherKeys(
  config: Config,
  path: string,
  known: string[],
): void {
  const other = config.keys().find(key => !known.includes(key));
  if (other === undefined) return;
  throw new InputError(
    `${path}.${other} does not exist: remove it, or write one of ${known.join(
      ', ',
    )}`,
  );
}
