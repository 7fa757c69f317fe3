import type { Transition, VersionRef } from './model/types';

/** Topic of Backstage's events service that tells of every transition. @public */
export const VERSION_TRANSITION_TOPIC = 'patterns.version.transition';

/** Payload of {@link VERSION_TRANSITION_TOPIC}. @public */
export type VersionTransitionEvent = VersionRef & Transition;
