import {
  publicVersionStates,
  versionStates,
  type VersionState,
} from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  encodeCursor,
  type StorePage,
  type VersionQuery,
  type VersionRecord,
  type Visibility,
} from '@apo/backstage-plugin-patterns-node';
import { decodePlace } from '../cursor';
import { compareBytes, isKey, SUMMARIES } from '../keys';
import { indexes } from '../patternTable';
import { mergeSorted } from '../search/mergeSorted';
import { isVisible, seesDraft, type Summary } from '../search/summary';
import type { Item, Table } from '../Table';
import { fromVersionItem } from './versionItem';

/** Versions that are read at once beyond a page where some may not be shown. */
const SLACK = 10;

/**
 * One page of versions over all patterns, by time of submission: one query of
 * an index for each state, and one read of the versions that it names.
 *
 * @throws InputError for a cursor of the other order, or NUL in a filter.
 */
export async function listVersions(
  table: Table,
  query: VersionQuery,
): Promise<StorePage<VersionRecord>> {
  const { order, limit, state, submittedBy } = query;
  checkText({ state, submittedBy });
  const list = `versions/${order}`;
  const after = decodePlace(query.cursor, list);
  const found: Item[] = [];
  let batch: Item[] = [];
  for await (const place of places(table, query, after)) {
    batch.push(place);
    if (batch.length < atOnce(query)) continue;
    found.push(...(await readShown(table, batch, query)));
    batch = [];
    if (found.length > limit) break;
  }
  if (batch.length) found.push(...(await readShown(table, batch, query)));

  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: await Promise.all(page.map(item => fromVersionItem(table, item))),
    nextCursor: last && encodeCursor({ list, key: [last.submitted] }),
  };
}

function atOnce({ limit, visibility }: VersionQuery): number {
  return limit + 1 + (showsAll(visibility) ? 0 : SLACK);
}

function showsAll({ unpublished, filter }: Visibility): boolean {
  return unpublished === true && !filter;
}

function places(
  table: Table,
  query: VersionQuery,
  after: string | undefined,
): AsyncIterable<Item> {
  const { submittedBy, order } = query;
  const read = (index: string, partition: string, value: string) =>
    table.query({
      index,
      where: `#partition = :value${
        after ? ` AND submitted ${order === 'asc' ? '>' : '<'} :after` : ''
      }`,
      names: { '#partition': partition },
      values: { ':value': value, ...(after && { ':after': after }) },
      descending: order === 'desc',
      first: atOnce(query),
      eventually: true,
    });
  if (submittedBy !== undefined) {
    return isKey({ pk: submittedBy, sk: submittedBy })
      ? read(indexes.bySubmitter, 'submittedBy', submittedBy)
      : mergeSorted([], () => 0);
  }
  return mergeSorted(
    statesOf(query).map(state => read(indexes.byState, 'state', state)),
    (one, other) =>
      order === 'asc'
        ? compareBytes(one.submitted, other.submitted)
        : compareBytes(other.submitted, one.submitted),
  );
}

/** The states that can be shown at all. */
function statesOf({ state, visibility }: VersionQuery): VersionState[] {
  const wanted = state?.length ? state : [...versionStates];
  if (visibility.unpublished !== false) return [...new Set(wanted)];
  return publicVersionStates.filter(each => wanted.includes(each));
}

/** Reads versions, and keeps those that are still as the index says and are shown. */
async function readShown(
  table: Table,
  batch: Item[],
  query: VersionQuery,
): Promise<Item[]> {
  const items = (await table.getAll(batch)).flatMap(item => item ?? []);
  if (showsAll(query.visibility)) {
    return items.filter(item => isWanted(item, query));
  }
  const summaries = await table.getAll(
    items.map(({ patternName }) => ({ pk: SUMMARIES, sk: patternName })),
  );
  return items.filter((item, i) =>
    isShown(item, summaries[i] as Summary | undefined, query),
  );
}

function isShown(
  item: Item,
  summary: Summary | undefined,
  query: VersionQuery,
): boolean {
  if (!summary || !isWanted(item, query)) return false;
  const { unpublished, filter } = query.visibility;
  const isPublic = publicVersionStates.some(each => each === item.state);
  const shown = isPublic || seesDraft(summary, unpublished);
  return shown && isVisible(summary, { unpublished: true, filter });
}

/** An index can be a little behind. */
function isWanted(item: Item, { state }: VersionQuery): boolean {
  return !state?.length || state.includes(item.state);
}
