import type { Transition, VersionRef } from './model/types';

/** Topic of Backstage's events service that tells of every transition. @public */
export const VERSION_TRANSITION_TOPIC = 'patterns.version.transition';

/** Payload of {@link VERSION_TRANSITION_TOPIC}. @public */
export type VersionTransitionEvent = VersionRef & Transition;

/** Topic of Backstage's events service that tells of changes without a version. @public */
export const PATTERN_UPDATE_TOPIC = 'patterns.pattern.update';

/** Payload of {@link PATTERN_UPDATE_TOPIC}. @public */
export type PatternUpdateEvent = {
  patternName: string;
  /** Entity ref of the user. */
  actor: string;
  at: string;
};

/**
 * Topic of Backstage's events service that asks for a comparison of attributes
 * with AWS, soon. Whoever learns of a change on AWS may publish it; its payload
 * is a {@link SyncCheckRequestEvent}.
 * @public
 */
export const SYNC_CHECK_REQUEST_TOPIC = 'patterns.attribute-sync.check';

/** Payload of {@link SYNC_CHECK_REQUEST_TOPIC}. @public */
export type SyncCheckRequestEvent = {
  /** What changed, for people. */
  reason: string;
};
