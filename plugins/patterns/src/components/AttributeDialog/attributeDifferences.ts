import type { AttributeContent } from '@apo/backstage-plugin-patterns-common';
import type { Difference } from '../shared/Conflict';

/** What differs between two contents of an attribute, by field and by key of the metadata. */
export function attributeDifferences(
  theirs: AttributeContent,
  mine: AttributeContent,
): Difference[] {
  const names = new Set([
    ...Object.keys(theirs.metadata),
    ...Object.keys(mine.metadata),
  ]);
  return [
    {
      what: 'Description',
      theirs: theirs.description,
      mine: mine.description,
    },
    ...[...names].sort().map(name => ({
      what: name,
      theirs: theirs.metadata[name],
      mine: mine.metadata[name],
    })),
  ].filter(difference => difference.theirs !== difference.mine);
}
