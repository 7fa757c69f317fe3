import { invalidArgument } from './s3Errors';

/**
 * How keys are written in a listing: as they are, or percent-encoded except
 * for slashes, for callers whose XML parser is strict.
 *
 * @throws AwsError InvalidArgument for an encoding other than `url`
 */
export function keyEncoder(
  encodingType: string | undefined,
): (key: string) => string {
  if (encodingType === undefined) return key => key;
  if (encodingType !== 'url') {
    throw invalidArgument('Invalid Encoding Method specified in Request');
  }
  return key => encodeURIComponent(key).replaceAll('%2F', '/');
}
