import type { LaunchState } from '@apo/backstage-plugin-patterns-common';
import type { Tone } from './words';

/** What the state of a launch is called, and its tone. */
export const launchStateWords: Record<
  LaunchState,
  { label: string; tone: Tone }
> = {
  starting: { label: 'Starting', tone: 'busy' },
  running: { label: 'Launching', tone: 'busy' },
  available: { label: 'Available', tone: 'positive' },
  failed: { label: 'Failed', tone: 'negative' },
  ending: { label: 'Being deleted', tone: 'busy' },
  ended: { label: 'Deleted', tone: 'neutral' },
  recorded: { label: 'Recorded', tone: 'neutral' },
};
