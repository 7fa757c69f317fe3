import {
  decodeCursor,
  foreignCursor,
} from '@apo/backstage-plugin-patterns-node';
import { isKey } from './keys';

/**
 * The place to go on after, or undefined without a cursor.
 *
 * @throws InputError when it is of another list, or is no key of a table.
 */
export function decodePlace(
  cursor: string | undefined,
  list: string,
): string | undefined {
  const [place] = decodeCursor(cursor, list, 1) ?? [];
  if (place !== undefined && !isKey({ pk: list, sk: place })) {
    throw foreignCursor();
  }
  return place;
}
