import type {
  PatternLifecycle,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';

/** Where a pattern stands, by its versions. @public */
export type PatternStanding = {
  lifecycle: PatternLifecycle;
  latestVersion?: string;
  latestState?: VersionState;
  newestVersion?: string;
  newestState?: VersionState;
};

/** A pattern is what the best of its versions is, from best to worst. */
const lifecycles: [VersionState, PatternLifecycle][] = [
  ['published', 'active'],
  ['deprecated', 'deprecated'],
  ['revoked', 'revoked'],
];

/**
 * Where a pattern stands. The latest version is the highest published one, or
 * the highest deprecated one when none is published.
 *
 * @param versions - every version of the pattern, highest first
 * @public
 */
export function toStanding(
  versions: { version: string; state: VersionState }[],
): PatternStanding {
  const highestIn = (state: VersionState) =>
    versions.find(version => version.state === state);
  const latest = highestIn('published') ?? highestIn('deprecated');
  const best = lifecycles.find(([state]) => highestIn(state));
  return {
    lifecycle: best?.[1] ?? 'unpublished',
    latestVersion: latest?.version,
    latestState: latest?.state,
    newestVersion: versions[0]?.version,
    newestState: versions[0]?.state,
  };
}
