import { AwsError, notImplemented } from '../../core/AwsError';
import { noSuchKey } from './s3Errors';
import { isObject, VersionRecord } from './storage/records';

const unquote = (etag: string) => etag.replaceAll('"', '');

/**
 * Checks the conditions of a write against the newest version.
 *
 * @throws AwsError PreconditionFailed if one does not hold, NoSuchKey for
 * If-Match without an object
 */
export function checkPreconditions(
  conditions: { IfMatch?: string; IfNoneMatch?: string },
  newest: VersionRecord | undefined,
): void {
  const { IfMatch, IfNoneMatch } = conditions;
  const failed = new AwsError(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    412,
  );
  const current = isObject(newest) ? newest : undefined;
  if (IfNoneMatch !== undefined) {
    if (IfNoneMatch !== '*') throw notImplemented('If-None-Match with an ETag');
    if (current) throw failed;
  }
  if (IfMatch !== undefined) {
    if (!current) throw noSuchKey();
    const matches = unquote(current.details.etag) === unquote(IfMatch);
    if (IfMatch !== '*' && !matches) throw failed;
  }
}
