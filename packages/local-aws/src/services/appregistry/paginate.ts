import type { StoredDocument } from '../../core/storage/DocumentCollection';
import { pageAfter } from '../../core/storage/pageAfter';
import { invalid } from './errors';

/** AppRegistry's default page, from its API reference. */
const DEFAULT_PAGE_SIZE = 25;

/** One page of a list. */
export interface Page<T> {
  items: T[];
  nextToken?: string;
}

/**
 * Cuts the first page out of documents in the order of creation.
 *
 * @throws AwsError ValidationException if the token is not one of ours
 */
export function paginate<T>(
  documents: StoredDocument<T>[],
  input: { maxResults?: number; nextToken?: string },
): Page<T> {
  const { items, token } = pageAfter(
    documents,
    input.maxResults ?? DEFAULT_PAGE_SIZE,
    input.nextToken,
    () => invalid('The nextToken is not valid.'),
  );
  return { items, nextToken: token };
}
