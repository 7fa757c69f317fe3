import { isKey, join, listKey } from '../keys';
import type { StoredPattern } from '../patterns/patternItem';
import { attributeIdsIn, type Summary } from './summary';

/** The list of all patterns. */
export const ALL = 'all';

/** By what else patterns are listed. */
export type ListedBy =
  | 'type'
  | 'owner'
  | 'lifecycle'
  | 'latestState'
  | 'newestState'
  | 'attribute'
  | 'resourceType';

/** The patterns that have a value. */
export function listOf(by: ListedBy, value: string): string {
  return join(by, value);
}

/** The lists that a pattern is in. */
export function listsOf(summary: Summary): string[] {
  const { latestState, newestState } = summary;
  return [
    ALL,
    listOf('type', summary.type),
    listOf('owner', summary.owner),
    listOf('lifecycle', summary.lifecycle),
    ...(latestState ? [listOf('latestState', latestState)] : []),
    ...(newestState ? [listOf('newestState', newestState)] : []),
    ...attributeIdsIn(summary).map(id => listOf('attribute', id)),
    ...summary.resourceTypes.map(type => listOf('resourceType', type)),
  ].filter(list => isKey(listKey(list, summary.name)));
}

/** Bytes of a title that patterns are sorted by; an index key takes 1,024. */
const SORTED_BYTES = 900;

/** The places of a pattern in the orders of a list. */
export function ordersOf({ name, title, updatedAt }: StoredPattern) {
  const sorted = Buffer.from(title.toLocaleLowerCase('en-US'))
    .subarray(0, SORTED_BYTES)
    .toString('utf8');
  return { order1: join(sorted, name), order2: join(updatedAt, name) };
}
