import {
  isLifecycleState,
  type Capability,
  type Pattern,
  type PatternVersion,
} from '@apo/backstage-plugin-patterns-common';
import type {
  PatternRecord,
  VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
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
    deprecate: capability(
      retireObstacle(may.deprecate, caller) ??
        unlessState('published', 'deprecated'),
    ),
    revoke: capability(
      retireObstacle(may.revoke, caller) ??
        unlessState('published', 'deprecated', 'revoked'),
    ),
  };
}

/** What the caller may do with a pattern now, and why not. */
export function patternCapabilitiesOf(
  pattern: PatternRecord,
  versions: VersionRecord[],
  may: Permitted,
  caller: string | undefined,
  launches: boolean,
): Pattern['can'] {
  const unpublished = versions.some(({ state }) => isLifecycleState(state))
    ? undefined
    : 'Nothing of it is published';
  const retire = (allowed: boolean) =>
    capability(retireObstacle(allowed, caller) ?? unpublished);
  return {
    submit: submitCapability(may),
    update: updateCapability(may),
    history: historyCapability(may),
    deprecate: retire(may.deprecate),
    revoke: retire(may.revoke),
    subscribe: capability(
      unless(may.subscribe, 'You may not follow patterns') ??
        unless(!!caller, 'Only a person follows a pattern, never a service'),
    ),
    launch: capability(
      unless(may.launch, 'You may not use patterns') ??
        unless(!!caller, 'Only a person uses a pattern, never a service') ??
        unless(
          launches || pattern.type === 'CDK',
          'This portal launches no products: launch it in the console of AWS',
        ) ??
        unless(
          pattern.lifecycle === 'active',
          pattern.latestVersion
            ? 'It is deprecated: what uses it goes on, and nothing new begins'
            : 'Nothing of it is published',
        ),
    ),
  };
}

function retireObstacle(allowed: boolean, caller: string | undefined) {
  return (
    unless(allowed, 'Only platform administrators retire versions') ??
    unless(!!caller, 'Only a person retires versions, never a service')
  );
}

/** Whether the caller may submit versions of a pattern. */
function submitCapability(may: Permitted): Capability {
  return capability(submitObstacle(may));
}

/** Whether the caller may change what a pattern is. */
function updateCapability(may: Permitted): Capability {
  return capability(unless(may.update, 'Only publishers change patterns'));
}

/** Whether the caller may see who did what. */
function historyCapability(may: Permitted): Capability {
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
