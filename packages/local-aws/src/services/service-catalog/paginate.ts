import type { StoredDocument } from '../../core/storage/DocumentCollection';
import { pageAfter } from '../../core/storage/pageAfter';
import { invalidParameters } from './Catalog';

/** Service Catalog's largest page, and its default. */
const MAX_PAGE_SIZE = 20;

/** One page of a list. */
export interface Page<T> {
  items: T[];
  NextPageToken?: string;
}

/**
 * Cuts the first page out of documents in the order of creation.
 *
 * @throws AwsError InvalidParametersException if the token is not one of ours
 */
export function paginate<T>(
  documents: StoredDocument<T>[],
  input: { PageSize?: number; PageToken?: string },
): Page<T> {
  const { PageSize, PageToken } = input;
  const { items, token } = pageAfter(
    documents,
    PageSize || MAX_PAGE_SIZE,
    PageToken,
    () => invalidParameters('The PageToken is not valid.'),
  );
  return { items, NextPageToken: token };
}
