import type { AttributeRule } from '@apo/backstage-plugin-patterns-common';
import type { Difference } from '../shared/Conflict';

/** What differs between two rules of a key. */
export function ruleDifferences(
  theirs: AttributeRule,
  mine: AttributeRule,
): Difference[] {
  const differences: { what: string; say: (rule: AttributeRule) => string }[] =
    [
      {
        what: 'Required for',
        say: ({ requiredFor }) => [...requiredFor].sort().join(', '),
      },
      {
        what: 'Values of a pattern',
        say: ({ several }) => (several ? 'one or several' : 'one'),
      },
      {
        what: 'Allowed values',
        say: ({ allowedValues }) =>
          allowedValues ? [...allowedValues].sort().join(', ') : 'all',
      },
    ];
  return differences
    .map(({ what, say }) => ({ what, theirs: say(theirs), mine: say(mine) }))
    .filter(difference => difference.theirs !== difference.mine);
}
