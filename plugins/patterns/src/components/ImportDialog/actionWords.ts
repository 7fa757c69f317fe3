import type { AttributeChange } from '@apo/backstage-plugin-patterns-common';
import type { Tone } from '../shared/words';

/** What a row of an import does, and its tone. */
export const actionWords: Record<
  AttributeChange['action'],
  { label: string; tone: Tone }
> = {
  create: { label: 'Create', tone: 'positive' },
  update: { label: 'Change', tone: 'warning' },
  unchanged: { label: 'No change', tone: 'neutral' },
  invalid: { label: 'Invalid', tone: 'negative' },
};
