import type {
  Capability,
  PatternVersion,
} from '@apo/backstage-plugin-patterns-common';
import type { VersionRecord } from '@apo/backstage-plugin-patterns-node';
import type { Permitted } from './Permitted';
import { reviewObstacle } from './reviewObstacle';

/** What the caller may do with a version now, and why not. */
export function capabilitiesOf(
  version: VersionRecord,
  may: Permitted,
  options: { caller?: string; allowSelfReview: boolean },
): PatternVersion['can'] {
  const { caller, allowSelfReview } = options;
  const unlessState = (...states: string[]) =>
    states.includes(version.state)
      ? undefined
      : `It is ${version.state}, not ${states.join(' or ')}`;
  return {
    review: capability(
      unless(may.review, 'Only platform administrators review versions') ??
        reviewObstacle(version, caller, allowSelfReview) ??
        unlessState('in-review'),
    ),
    resubmit: capability(
      submitObstacle(may) ?? unlessState('invalid', 'rejected'),
    ),
    retry: capability(
      unless(may.retry, 'Only platform administrators start a release again') ??
        unlessState('publish-failed'),
    ),
    history: historyCapability(may),
  };
}

/** Whether the caller may submit versions of a pattern. */
export function submitCapability(may: Permitted): Capability {
  return capability(submitObstacle(may));
}

/** Whether the caller may change what a pattern is. */
export function updateCapability(may: Permitted): Capability {
  return capability(unless(may.update, 'Only publishers change patterns'));
}

/** Whether the caller may see who did what. */
export function historyCapability(may: Permitted): Capability {
  return capability(
    unless(may.history, 'Only platform administrators see the history'),
  );
}

function submitObstacle(may: Permitted) {
  return unless(may.submit, 'Only publishers submit versions');
}

function unless(allowed: boolean, reason: string): string | undefined {
  return allowed ? undefined : reason;
}

/** "Yes", or "no" with the reason. */
function capability(reason?: string): Capability {
  return reason === undefined ? { allowed: true } : { allowed: false, reason };
}
