import type { SyncDrift } from '@apo/backstage-plugin-patterns-common';
import type { Tag } from './attributeTags';

/** One key whose values differ. */
type Difference = Pick<SyncDrift, 'kind' | 'here' | 'there'> & { key: string };

/** The keys whose values differ, with the values as people read them. */
export function compareTagLists(here: Tag[], there: Tag[]): Difference[] {
  const mine = valuesByKey(here);
  const theirs = valuesByKey(there);
  return [...new Set([...mine.keys(), ...theirs.keys()])]
    .sort()
    .flatMap((key): Difference[] => {
      const one = mine.get(key);
      const other = theirs.get(key);
      if (one === other) return [];
      if (other === undefined) return [{ key, kind: 'missing', here: one }];
      if (one === undefined) return [{ key, kind: 'orphaned', there: other }];
      return [{ key, kind: 'changed', here: one, there: other }];
    });
}

function valuesByKey(tags: Tag[]): Map<string, string> {
  const values = new Map<string, string[]>();
  for (const { key, value } of tags) {
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return new Map(
    [...values].map(([key, list]) => [key, list.sort().join(', ')]),
  );
}
