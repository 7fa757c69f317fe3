import {
  encodeCursor,
  groupByKey,
  checkText,
  toSearchWords,
  type PatternQuery,
  type PatternRecord,
  type StorePage,
} from '@apo/backstage-plugin-patterns-node';
import { decodePlace } from '../cursor';
import { compareBytes, isKey, listKey } from '../keys';
import { toPattern } from '../patterns/patternItem';
import { indexes } from '../patternTable';
import type { Item, Table } from '../Table';
import { ALL, listOf, ordersOf } from './lists';
import { mergeSorted } from './mergeSorted';
import { fromEntry, namesWith, type Entry } from './PatternIndex';
import { attributeIdsIn, isVisible, seesDraft, type Summary } from './summary';

const orders = {
  name: { attribute: 'sk', index: undefined },
  title: { attribute: 'order1', index: indexes.order1 },
  updated: { attribute: 'order2', index: indexes.order2 },
} as const;

/** So many patterns that have all words are read for themselves, and not looked for in a list. */
const FEW = 100;
/** How much more than a page is read at first, for those that are not shown. */
const SLACK = 1.25;
/** Values of one filter whose lists are read; of more all patterns are. */
const MOST_LISTS = 10;

/**
 * One page of patterns: one query of the list that the filters leave fewest in,
 * and one for each word of a search.
 *
 * @throws InputError for a cursor of another order, too many words, or NUL in a filter.
 */
export async function listPatterns(
  table: Table,
  query: PatternQuery,
): Promise<StorePage<PatternRecord>> {
  const { sort, order, limit, visibility } = query;
  const list = `patterns/${sort}/${order}`;
  const after = decodePlace(query.cursor, list);
  checkFilters(query);
  const names = await findNames(table, query);
  const entries =
    names && names.size <= FEW
      ? await readSome(table, [...names], query, after)
      : readLists(table, query, after);

  const found: Entry[] = [];
  for await (const entry of entries) {
    if (names && !names.has(entry.name)) continue;
    if (matches(entry.summary, query)) found.push(entry);
    if (found.length > limit) break;
  }
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(entry => toListed(entry, visibility.unpublished)),
    nextCursor: last && encodeCursor({ list, key: [placeOf(last, sort)] }),
  };
}

function checkFilters(query: PatternQuery) {
  const { type, owner, lifecycle, state, resourceType, attribute } = query;
  checkText({ type, owner, lifecycle, state, resourceType, attribute });
}

/** Patterns that have all words; undefined without words. */
async function findNames(
  table: Table,
  { search = '' }: PatternQuery,
): Promise<Set<string> | undefined> {
  const words = toSearchWords(search);
  if (!words.length) return undefined;
  const [first, ...others] = await Promise.all(
    words.map(word => namesWith(table, word)),
  );
  return new Set(
    [...first].filter(name => others.every(names => names.has(name))),
  );
}

async function readSome(
  table: Table,
  names: string[],
  { sort, order }: PatternQuery,
  after: string | undefined,
): Promise<Entry[]> {
  const items = await table.getAll(names.map(name => listKey(ALL, name)));
  const direction = order === 'asc' ? 1 : -1;
  return items
    .flatMap(item => (item ? [fromEntry(item)] : []))
    .map(entry => ({ entry, place: placeOf(entry, sort) }))
    .filter(({ place }) => !after || direction * compareBytes(place, after) > 0)
    .sort((one, other) => direction * compareBytes(one.place, other.place))
    .map(({ entry }) => entry);
}

async function* readLists(
  table: Table,
  query: PatternQuery,
  after: string | undefined,
): AsyncGenerator<Entry> {
  const { sort, order, limit } = query;
  const { attribute, index } = orders[sort];
  const compare = order === 'asc' ? '>' : '<';
  const lists = chooseLists(query).map(list =>
    table.query({
      index,
      where: after
        ? `pk = :list AND ${attribute} ${compare} :after`
        : 'pk = :list',
      values: {
        ':list': listKey(list, '').pk,
        ...(after && { ':after': after }),
      },
      descending: order === 'desc',
      first: Math.ceil(limit * SLACK) + 1,
    }),
  );
  const merged = mergeSorted<Item>(lists, (one, other) =>
    order === 'asc'
      ? compareBytes(one[attribute], other[attribute])
      : compareBytes(other[attribute], one[attribute]),
  );
  let last: string | undefined;
  for await (const item of merged) {
    // A pattern can be in several of the lists.
    if (item.sk !== last) yield fromEntry(item);
    last = item.sk;
  }
}

/** The lists of the filter that leaves fewest patterns, as a rule. */
function chooseLists(query: PatternQuery): string[] {
  const { visibility, type, owner, lifecycle, state, resourceType } = query;
  const byState =
    visibility.unpublished === true ? 'newestState' : 'latestState';
  const [ids = []] = groupByKey(query.attribute ?? []);
  const choices = [
    ids.map(id => listOf('attribute', id)),
    resourceType?.map(value => listOf('resourceType', value)),
    owner?.map(value => listOf('owner', value)),
    // With conditions either state may count.
    typeof visibility.unpublished === 'boolean'
      ? state?.map(value => listOf(byState, value))
      : [],
    lifecycle?.map(value => listOf('lifecycle', value)),
    type?.map(value => listOf('type', value)),
  ];
  const chosen = choices.find(
    lists => lists?.length && lists.length <= MOST_LISTS,
  );
  // What is no key is the value of no pattern.
  return [...new Set(chosen ?? [ALL])].filter(list =>
    isKey(listKey(list, ALL)),
  );
}

function matches(summary: Summary, query: PatternQuery): boolean {
  const { visibility, type, owner, lifecycle, state, resourceType } = query;
  return (
    isVisible(summary, visibility) &&
    isOneOf(summary.type, type) &&
    isOneOf(summary.owner, owner) &&
    isOneOf(summary.lifecycle, lifecycle) &&
    isOneOf(seenState(summary, visibility), state) &&
    hasOneOf(summary.resourceTypes, resourceType) &&
    groupByKey(query.attribute ?? []).every(ids =>
      hasOneOf(attributeIdsIn(summary), ids),
    )
  );
}

/** Who sees only what is published must not tell drafts by their state. */
function seenState(
  summary: Summary,
  { unpublished }: PatternQuery['visibility'],
) {
  return seesDraft(summary, unpublished)
    ? summary.newestState
    : summary.latestState;
}

function isOneOf(value: string | undefined, wanted: string[] = []): boolean {
  return !wanted.length || (value !== undefined && wanted.includes(value));
}

function hasOneOf(values: string[], wanted: string[] = []): boolean {
  return !wanted.length || values.some(value => wanted.includes(value));
}

function placeOf(entry: Entry, sort: PatternQuery['sort']): string {
  if (sort === 'name') return entry.name;
  return ordersOf(entry)[sort === 'title' ? 'order1' : 'order2'];
}

function toListed(
  { summary, ...stored }: Entry,
  unpublished: PatternQuery['visibility']['unpublished'],
): PatternRecord {
  const pattern = toPattern(stored);
  return seesDraft(summary, unpublished)
    ? pattern
    : { ...pattern, newestVersion: undefined, newestState: undefined };
}
