import { invalid } from './errors';

/** CodeArtifact's default page. */
const DEFAULT_PAGE_SIZE = 100;

/** One page of a list. */
export interface Page<T> {
  items: T[];
  nextToken?: string;
}

/**
 * Cuts a page out of a list whose items have a key. The token holds the last
 * key, so that a later page is right after inserts.
 *
 * @throws AwsError ValidationException if the token is not one of this list
 */
export function paginate<T>(
  items: T[],
  keyOf: (item: T) => string,
  input: { maxResults?: number; nextToken?: string },
): Page<T> {
  const start = input.nextToken ? indexAfter(items, keyOf, input.nextToken) : 0;
  const page = items.slice(
    start,
    start + (input.maxResults ?? DEFAULT_PAGE_SIZE),
  );
  const last = page.at(-1);
  const more = last && start + page.length < items.length;
  return {
    items: page,
    nextToken: more
      ? Buffer.from(keyOf(last)).toString('base64url')
      : undefined,
  };
}

function indexAfter<T>(
  items: T[],
  keyOf: (item: T) => string,
  token: string,
): number {
  const key = Buffer.from(token, 'base64url').toString('utf8');
  const index = items.findIndex(item => keyOf(item) === key);
  if (index === -1) throw invalid('The nextToken is not valid.');
  return index + 1;
}
