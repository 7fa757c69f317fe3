import {
  PATTERN_UPDATE_TOPIC,
  VERSION_TRANSITION_TOPIC,
  type VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { EventParams } from '@backstage/plugin-events-node';

/** Topics that tell of what may be found. */
export const searchedTopics = [VERSION_TRANSITION_TOPIC, PATTERN_UPDATE_TOPIC];

/** Where a version comes to or goes from what everybody may find. */
const states: readonly VersionState[] = ['published', 'deprecated', 'revoked'];

/** Whether an event changes what a search should find. */
export function changesSearch(event: EventParams): boolean {
  const { topic } = event;
  if (topic !== VERSION_TRANSITION_TOPIC) return true;
  const to = stateAfter(event);
  return to !== undefined && states.includes(to);
}

/** Whether an event takes away what must not be found any more. */
export function withdraws(event: EventParams): boolean {
  return stateAfter(event) === 'revoked';
}

function stateAfter({ eventPayload }: EventParams): VersionState | undefined {
  return (eventPayload as { to?: VersionState } | undefined)?.to;
}
