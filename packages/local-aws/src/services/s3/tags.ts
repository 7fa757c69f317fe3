import type { Tag } from '@aws-sdk/client-s3';
import { AwsError } from '../../core/AwsError';

/** S3's limits for the tags of an object (user guide, "Categorizing your objects using tags"). */
const MAX_TAGS = 10;
const MAX_KEY = 128;
const MAX_VALUE = 256;

/**
 * Checks the tags of an object.
 *
 * @throws AwsError InvalidTag or BadRequest that says which rule is broken
 */
export function checkTags(tags: Tag[]): Tag[] {
  if (tags.length > MAX_TAGS) {
    throw new AwsError(
      'BadRequest',
      `Object tags cannot be greater than ${MAX_TAGS}`,
    );
  }
  const keys = new Set(tags.map(({ Key }) => Key));
  if (keys.size < tags.length) {
    throw new AwsError(
      'InvalidTag',
      'Cannot provide multiple Tags with the same key',
    );
  }
  for (const { Key = '', Value = '' } of tags) {
    if (!Key || Key.length > MAX_KEY || Value.length > MAX_VALUE) {
      throw new AwsError('InvalidTag', `The tag ${Key}=${Value} is not valid.`);
    }
  }
  return tags;
}

/** Reads the x-amz-tagging header, which is a query string. Throws InvalidTag. */
export function parseTaggingHeader(header: string | undefined): Tag[] {
  const pairs = [...new URLSearchParams(header ?? '')];
  return checkTags(pairs.map(([Key, Value]) => ({ Key, Value })));
}
