import type { StoredDocument } from '../../core/storage/DocumentCollection';
import { invalidParameter } from './invalidParameter';

/** Cognito's largest page (QueryLimitType), and its default. */
const MAX_PAGE_SIZE = 60;

/** What a page is cut from. */
interface PagedList<T> {
  /** What the list is of; a token of another list is refused. */
  name: string;
  /** The documents after a position, in the order of creation. */
  after(position: number): StoredDocument<T>[];
}

/** One page of a list. */
interface Page<T> {
  items: T[];
  /** Absent on the last page. */
  token?: string;
}

/**
 * Cuts a page out of a list. The token holds a position, so that a later page
 * is right after inserts and deletes.
 *
 * @throws AwsError InvalidParameterException if the token is not one of this list
 */
export function paginate<T>(
  list: PagedList<T>,
  { limit, token }: { limit?: number; token?: string },
): Page<T> {
  const rest = list.after(readToken(list.name, token));
  const page = rest.slice(0, limit || MAX_PAGE_SIZE);
  const last = page.at(-1);
  const more = last && rest.length > page.length;
  return {
    items: page.map(({ document }) => document),
    token: more ? writeToken(list.name, last.position) : undefined,
  };
}

function writeToken(list: string, position: number): string {
  return Buffer.from(JSON.stringify([list, position])).toString('base64url');
}

function readToken(list: string, token: string | undefined): number {
  if (token === undefined) return 0;
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const position = Number(/(\d+)\]$/.exec(text)?.[1] ?? -1);
  if (writeToken(list, position) === token) return position;
  throw invalidParameter(`Paging marker ${token} is invalid for request`);
}
