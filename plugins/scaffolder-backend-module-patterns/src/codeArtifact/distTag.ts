import { gt, prerelease } from 'semver';

/**
 * The dist-tag under which a version belongs: `latest` for the highest release,
 * `next` for a pre-release, and `previous` for a release that comes after a
 * higher one, as when an old release is retried late.
 */
export function chooseTag(
  version: string,
  tags: Readonly<Record<string, string>>,
): string {
  if (prerelease(version)) return 'next';
  const { latest } = tags;
  // npm makes the first version of a package the latest, a pre-release too.
  if (!latest || latest === version || prerelease(latest)) return 'latest';
  return gt(version, latest) ? 'latest' : 'previous';
}
