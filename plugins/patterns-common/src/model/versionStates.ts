import type { VersionState } from './types';

/**
 * The legal steps of a version. Nothing else moves a version, and each step is
 * one compare-and-set in the store. `invalid` and `rejected` return to
 * `validating` only by a new submission, which brings a new digest.
 * @public
 */
export const versionTransitions: Readonly<
  Record<VersionState, readonly VersionState[]>
> = {
  validating: ['invalid', 'in-review'],
  invalid: ['validating'],
  'in-review': ['approved', 'rejected'],
  rejected: ['validating'],
  approved: ['publishing'],
  publishing: ['published', 'publish-failed'],
  'publish-failed': ['publishing'],
  published: ['deprecated'],
  deprecated: ['published', 'revoked'],
  revoked: ['deprecated'],
};

/** Every state, in the order of a version's life. @public */
export const versionStates = Object.keys(versionTransitions) as VersionState[];

/** States of versions that any signed-in user may see. @public */
export const publicVersionStates: readonly VersionState[] = [
  'published',
  'deprecated',
];

/** States in which the back end is at work: a page should look again soon. @public */
export const busyVersionStates: readonly VersionState[] = [
  'validating',
  'approved',
  'publishing',
];

/** Whether a version may go from one state to another. @public */
export function mayTransition(from: VersionState, to: VersionState): boolean {
  return versionTransitions[from].includes(to);
}
