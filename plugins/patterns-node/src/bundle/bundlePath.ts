import { InputError } from '@backstage/errors';
import { MAX_PATH_LENGTH } from './limits';

/**
 * Checks that a path names a file inside a bundle: relative, forward slashes,
 * no `.` or `..` part, no control character.
 *
 * @throws InputError that names the path and the rule.
 * @public
 */
export function checkBundlePath(path: string): void {
  const refuse = (rule: string) => {
    throw new InputError(
      `Bundle path ${JSON.stringify(
        path,
      )} ${rule}: use a relative path inside the bundle, such as docs/README.md`,
    );
  };
  if (!path) refuse('is empty');
  if (path.length > MAX_PATH_LENGTH) {
    refuse(`is longer than ${MAX_PATH_LENGTH} characters`);
  }
  if (path.startsWith('/') || /^[a-zA-Z]:/.test(path)) refuse('is absolute');
  if (path.includes('\\')) refuse('has a backslash');
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u001f\u007f]/.test(path)) refuse('has a control character');
  if (path.split('/').some(part => ['', '.', '..'].includes(part))) {
    refuse('has an empty, . or .. part');
  }
}
