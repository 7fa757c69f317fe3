import major from 'semver/functions/major';
import prerelease from 'semver/functions/prerelease';

/**
 * The range in which an app depends on a package. A version below 1.0.0 and a
 * prerelease promise nothing to those who take a later one, so they are taken
 * exactly.
 * @public
 */
export function packageRange(version: string): string {
  const isStable = major(version) > 0 && !prerelease(version);
  return `${isStable ? '^' : ''}${version}`;
}
