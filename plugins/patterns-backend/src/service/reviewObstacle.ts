import type { VersionRecord } from '@apo/backstage-plugin-patterns-node';

/**
 * Four eyes: why this person may not review this version, whatever their role;
 * undefined when nothing is in the way.
 */
export function reviewObstacle(
  version: Pick<VersionRecord, 'submittedBy'>,
  caller: string | undefined,
  allowSelfReview: boolean,
): string | undefined {
  if (!caller) return 'Only a person reviews a version, never a service';
  if (caller === version.submittedBy && !allowSelfReview) {
    return 'You submitted it: another platform administrator has to review it';
  }
  return undefined;
}
