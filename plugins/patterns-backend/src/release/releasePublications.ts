import { ConflictError } from '@backstage/errors';
import type { Publication } from '@apo/backstage-plugin-patterns-common';
import type { VersionRecord } from '@apo/backstage-plugin-patterns-node';

/**
 * Checks that what was published is what was approved.
 *
 * @throws ConflictError when it is something else.
 */
export function checkPublications(
  { patternName, version, digest, package: built }: VersionRecord,
  publications: Publication[],
): void {
  for (const publication of publications) {
    if (publication.digest !== digest) {
      throw new ConflictError(
        `${patternName} ${version} has another content now: what was published is not what was approved`,
      );
    }
    if (publication.integrity !== built?.integrity) {
      throw new ConflictError(
        `The package that was published of ${patternName} ${version} is not the one that was approved`,
      );
    }
  }
}

/** One of each target; what is told later takes the place of what was known. */
export function mergePublications(
  known: Publication[] = [],
  told: Publication[],
): Publication[] {
  const byTarget = new Map<string, Publication>();
  for (const publication of [...known, ...told]) {
    byTarget.set(publication.targetName, publication);
  }
  return [...byTarget.values()];
}

/** The newest publication of each target, of versions that are highest first. */
export function newestPublications(versions: VersionRecord[]): Publication[] {
  return versions
    .flatMap(({ publications = [] }) => publications)
    .filter(
      ({ targetName }, index, all) =>
        all.findIndex(other => other.targetName === targetName) === index,
    );
}
