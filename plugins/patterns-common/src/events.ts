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
