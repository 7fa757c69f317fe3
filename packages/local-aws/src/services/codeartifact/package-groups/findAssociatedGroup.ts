import type { PackageGroupAssociationType } from '@aws-sdk/client-codeartifact';
import type { PackageGroupRecord } from '../records';
import { coversPattern, loosen } from './coversPattern';
import { bySpecificity, patternOf } from './PackageGroups';
import type { PackagePattern } from './PackagePattern';

/** The one group that a package is in. */
export interface Association {
  group: PackageGroupRecord;
  /** Weak if the package fits only but for case or separators. */
  type: PackageGroupAssociationType;
}

/**
 * Finds the group of a package: the most specific one, though it match weakly.
 * Among groups that differ only in what a weak match ignores it is the one
 * that matches strongly.
 *
 * @param groups - all of the domain, with the root, which matches everything
 */
export function findAssociatedGroup(
  groups: PackageGroupRecord[],
  path: PackagePattern,
): Association {
  const isStrong = (group: PackageGroupRecord) =>
    coversPattern(patternOf(group), path);
  const matching = groups
    .filter(group => coversPattern(loosen(patternOf(group)), loosen(path)))
    .sort(bySpecificity);
  const [best] = matching;
  const loosely = JSON.stringify(loosen(patternOf(best)));
  const strong = matching.find(
    group =>
      isStrong(group) && JSON.stringify(loosen(patternOf(group))) === loosely,
  );
  return strong
    ? { group: strong, type: 'STRONG' }
    : { group: best, type: 'WEAK' };
}
