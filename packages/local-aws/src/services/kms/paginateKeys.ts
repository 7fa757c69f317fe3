import { AwsError } from '../../core/AwsError';
import type { StoredDocument } from '../../core/storage/DocumentCollection';
import { pageAfter } from '../../core/storage/pageAfter';

/** A page of a list as KMS answers it. Throws InvalidMarkerException. */
export function paginateKeys<T>(
  documents: StoredDocument<T>[],
  size: number,
  marker: string | undefined,
) {
  const { items, token } = pageAfter(
    documents,
    size,
    marker,
    () => new AwsError('InvalidMarkerException', 'The marker is not valid.'),
  );
  return { items, paging: { NextMarker: token, Truncated: Boolean(token) } };
}
