import type {
  Transition,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import { stateWords, type Tone } from '../shared/words';

/** A step in words: what it is called, and from where where that says more. */
export type StepWords = { label: string; tone: Tone; from?: string };

/** Where a step to a state usually comes from; such a step needs no "from". */
const usual: Partial<Record<VersionState, VersionState[]>> = {
  invalid: ['validating'],
  'in-review': ['validating'],
  rejected: ['in-review'],
  approved: ['in-review'],
  publishing: ['approved'],
  'publish-failed': ['publishing'],
  published: ['publishing'],
  deprecated: ['published'],
  revoked: ['deprecated'],
};

/** What happened in one step of a version. */
export function describeStep({ from, to }: Transition): StepWords {
  if (to === 'validating') {
    return {
      label: from ? 'Submitted again' : 'Submitted',
      tone: 'neutral',
      ...(from && { from: stateWords[from].label }),
    };
  }
  const { label, tone } = stateWords[to];
  return {
    label,
    // What is over does not move any more.
    tone: tone === 'busy' ? 'neutral' : tone,
    ...(from && !usual[to]?.includes(from) && { from: stateWords[from].label }),
  };
}
