import type {
  Publication,
  ReleaseTarget,
} from '@apo/backstage-plugin-patterns-common';

/** The targets as they stand: published is where there is a publication, and nowhere else. */
export function settleTargets(
  targets: ReleaseTarget[],
  publications: Publication[],
): ReleaseTarget[] {
  return targets.map(({ message, ...target }) => {
    const publication = publications.find(p => p.targetName === target.name);
    if (publication) {
      const { accountId } = publication;
      return { ...target, accountId, state: 'published' };
    }
    return target.state === 'failed'
      ? { ...target, message }
      : { ...target, state: 'pending' };
  });
}

/** The targets of a release that starts again: what failed has not been tried yet. */
export function resetTargets(
  targets?: ReleaseTarget[],
): ReleaseTarget[] | undefined {
  return targets?.map(({ message: _why, ...target }) => ({
    ...target,
    state: target.state === 'failed' ? 'pending' : target.state,
  }));
}

/** Names of the targets that are not published. */
export function missingTargets(
  targets: ReleaseTarget[] = [],
  publications: Publication[],
): string[] {
  return settleTargets(targets, publications)
    .filter(({ state }) => state !== 'published')
    .map(({ name }) => name);
}
