import type { StoredDocument } from './DocumentCollection';

/** One page of a list. */
export interface DocumentPage<T> {
  items: T[];
  /** Where the next page starts, in base 64; absent on the last page. */
  token?: string;
}

function readToken(token: string, invalid: () => Error): number {
  const text = Buffer.from(token, 'base64').toString('utf8');
  const match = /^after:(\d+)$/.exec(text);
  if (!match) throw invalid();
  return Number(match[1]);
}

/**
 * Cuts a page out of documents in the order of creation. The token holds a
 * position, so that a later page is right after inserts and deletes.
 *
 * @param invalid - the service's error for a token that is not one of ours
 */
export function pageAfter<T>(
  documents: StoredDocument<T>[],
  size: number,
  token: string | undefined,
  invalid: () => Error,
): DocumentPage<T> {
  const after = token === undefined ? 0 : readToken(token, invalid);
  const rest = documents.filter(({ position }) => position > after);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const more = last && rest.length > size;
  return {
    items: page.map(({ document }) => document),
    token: more
      ? Buffer.from(`after:${last.position}`).toString('base64')
      : undefined,
  };
}
