import { parse } from 'semver';
import { InputError } from '@backstage/errors';

/**
 * A string whose byte order is the precedence of semantic versions, so that an
 * index sorts versions. Numbers carry their length in front; a release ends on
 * `~`, which is above every pre-release.
 * Source: Semantic Versioning 2.0.0, section 11.
 *
 * @throws InputError when it is no semantic version.
 */
export function versionRank(version: string): string {
  const parsed = parse(version);
  if (!parsed) {
    throw new InputError(
      `version ${JSON.stringify(
        version,
      )} is no semantic version: use three numbers, such as 1.0.0`,
    );
  }
  const { major, minor, patch, prerelease } = parsed;
  const release = [major, minor, patch].map(rankNumber).join('.');
  if (!prerelease.length) return `${release}~`;
  return `${release}-${prerelease.map(rankIdentifier).join(' ')}`;
}

function rankIdentifier(identifier: string | number): string {
  const text = String(identifier);
  return /^\d+$/.test(text) ? `0${rankNumber(text)}` : `1${text}`;
}

function rankNumber(value: string | number): string {
  const digits = String(value);
  return `${String(digits.length).padStart(2, '0')}${digits}`;
}
