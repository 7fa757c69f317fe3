import { major, prerelease } from 'semver';

/**
 * The command that installs a package. A version below 1.0.0 and a prerelease
 * promise nothing to those who take a later one, so they are taken exactly.
 */
export function installCommand(target: {
  package: string;
  version: string;
}): string {
  const { package: name, version } = target;
  const isStable = major(version) > 0 && !prerelease(version);
  return `npm install ${name}@${isStable ? '^' : ''}${version}`;
}
