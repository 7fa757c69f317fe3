import { InputError } from '@backstage/errors';

/** Where a page ended: the list that it is of, and the sort key of its last row. */
export type KeysetCursor = { list: string; key: string[] };

/** An opaque cursor. */
export function encodeCursor(cursor: KeysetCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/**
 * The key to go on after, or undefined without a cursor.
 *
 * @param list - names the sort and order that the cursor must be of
 * @param length - columns of the key
 * @throws InputError when it was cut, changed or is of another list.
 */
export function decodeCursor(
  cursor: string | undefined,
  list: string,
  length: number,
): string[] | undefined {
  if (cursor === undefined) return undefined;
  const { list: of, key } = parse(cursor) ?? {};
  const wellFormed =
    of === list &&
    Array.isArray(key) &&
    key.length === length &&
    key.every(part => typeof part === 'string' && !part.includes('\0'));
  if (!wellFormed) throw foreignCursor();
  return key;
}

/** The refusal of a cursor that was cut, changed or is of another list. */
export function foreignCursor(): InputError {
  return new InputError(
    'cursor is not of this list in this order: start again without it',
  );
}

function parse(cursor: string): Partial<KeysetCursor> | undefined {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
