import type { StoredDocument } from '../../core/storage/DocumentCollection';
import { invalidParameters } from './Catalog';

/** Service Catalog's largest page, and its default. */
const MAX_PAGE_SIZE = 20;

/** One page of a list. */
export interface Page<T> {
  items: T[];
  NextPageToken?: string;
}

/** Reads the position after which a page starts. Throws InvalidParametersException. */
export function readPageToken(token: string | undefined): number {
  if (token === undefined) return 0;
  const match = /^after:(\d+)$/.exec(
    Buffer.from(token, 'base64url').toString('utf8'),
  );
  if (!match) throw invalidParameters('The PageToken is not valid.');
  return Number(match[1]);
}

/**
 * Cuts the first page out of documents in the order of creation. The token
 * holds a position, so that a later page is right after inserts and deletes.
 *
 * @throws AwsError InvalidParametersException if the token is not one of ours
 */
export function paginate<T>(
  documents: StoredDocument<T>[],
  input: { PageSize?: number; PageToken?: string },
): Page<T> {
  const after = readPageToken(input.PageToken);
  const size = input.PageSize || MAX_PAGE_SIZE;
  const rest = documents.filter(({ position }) => position > after);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return {
    items: page.map(({ document }) => document),
    NextPageToken:
      last && rest.length > size
        ? Buffer.from(`after:${last.position}`).toString('base64url')
        : undefined,
  };
}
