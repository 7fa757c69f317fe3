import { AwsError } from '../../core/AwsError';
import type { Catalog } from './Catalog';

/**
 * Checks that no tag option has this key and value yet.
 *
 * @throws AwsError DuplicateResourceException if one has
 */
export function refuseDuplicateTagOption(
  catalog: Catalog,
  key: string,
  value: string,
): void {
  const isTaken = catalog.tagOptions
    .list()
    .some(option => option.Key === key && option.Value === value);
  if (!isTaken) return;
  throw new AwsError(
    'DuplicateResourceException',
    `The TagOption ${key}=${value} already exists.`,
  );
}
