import {
  checkText,
  encodeCursor,
  toKeyId,
  type AttributeQuery,
  type AttributeRecord,
  type AttributeView,
  type StorePage,
  type Visibility,
} from '@apo/backstage-plugin-patterns-node';
import { decodePlace } from '../cursor';
import { attributeKey, ATTRIBUTES, compareBytes, padded } from '../keys';
import { countUses } from '../search/facets';
import { readSyncStates } from '../sync/syncStates';
import type { Item, Table } from '../Table';
import { toAttribute } from './attributeItem';

/** An attribute with what it is sorted by. */
type Placed = { attribute: AttributeRecord; uses: number; place: string };

/**
 * One page of attributes with their uses. By key it is a query of the page; in
 * another order all attributes are read, which are few and small.
 */
export async function listAttributes(
  table: Table,
  query: AttributeQuery,
): Promise<StorePage<AttributeView>> {
  const { sort, order, limit, search, key, visibility } = query;
  checkText({ search, key });
  const list = `attributes/${sort}/${order}`;
  const after = decodePlace(query.cursor, list);
  const uses = await usesOf(table, visibility);
  const found: Placed[] = [];
  for await (const item of itemsOf(table, query, after)) {
    if (!matches(item, search, key)) continue;
    found.push(toPlaced(item, uses(item), sort));
    if (sort === 'key' && found.length > limit) break;
  }
  const sorted = sort === 'key' ? found : inOrder(found, order, after);
  const page = sorted.slice(0, limit);
  const last = sorted.length > limit ? page.at(-1) : undefined;
  return {
    items: await toViews(table, page),
    nextCursor: last && encodeCursor({ list, key: [last.place] }),
  };
}

/** One attribute with its uses. */
export async function getAttribute(
  table: Table,
  id: string,
  visibility: Visibility,
): Promise<AttributeView | undefined> {
  checkText({ id });
  const item = await table.get(attributeKey(id));
  if (!item) return undefined;
  const uses = await usesOf(table, visibility);
  const [view] = await toViews(table, [toPlaced(item, uses(item), 'key')]);
  return view;
}

/** Every attribute by its id, read some at a time. */
export async function* allAttributes(
  table: Table,
): AsyncGenerator<AttributeRecord> {
  for await (const item of allItems(table)) yield toAttribute(item);
}

function allItems(table: Table) {
  return table.query({ where: 'pk = :pk', values: { ':pk': ATTRIBUTES } });
}

function itemsOf(
  table: Table,
  { sort, order, limit }: AttributeQuery,
  after: string | undefined,
) {
  if (sort !== 'key') return allItems(table);
  return table.query({
    where: `pk = :pk${
      after ? ` AND sk ${order === 'asc' ? '>' : '<'} :after` : ''
    }`,
    values: { ':pk': ATTRIBUTES, ...(after && { ':after': after }) },
    descending: order === 'desc',
    first: limit + 1,
  });
}

function inOrder(
  found: Placed[],
  order: AttributeQuery['order'],
  after: string | undefined,
): Placed[] {
  const direction = order === 'asc' ? 1 : -1;
  return found
    .filter(({ place }) => !after || direction * compareBytes(place, after) > 0)
    .sort((one, other) => direction * compareBytes(one.place, other.place));
}

/** Attributes know how many carry them; who sees only some patterns has them counted. */
async function usesOf(
  table: Table,
  visibility: Visibility,
): Promise<(item: Item) => number> {
  if (visibility.unpublished === true && !visibility.filter) {
    return item => item.carriers;
  }
  const uses = await countUses(table, visibility);
  return item => uses.get(item.sk) ?? 0;
}

function matches(item: Item, search = '', keys: string[] = []): boolean {
  if (keys.length && !keys.map(toKeyId).includes(toKeyId(item.key))) {
    return false;
  }
  const text = `${item.id}\n${item.description}`.toLocaleLowerCase('en-US');
  return search
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .every(word => text.includes(word));
}

function toPlaced(
  item: Item,
  uses: number,
  sort: AttributeQuery['sort'],
): Placed {
  const attribute = toAttribute(item);
  const places = {
    key: attribute.id,
    created: `${attribute.createdAt}\t${attribute.id}`,
    uses: `${padded(uses)}\t${attribute.id}`,
  };
  return { attribute, uses, place: places[sort] };
}

async function toViews(
  table: Table,
  placed: Placed[],
): Promise<AttributeView[]> {
  if (!placed.length) return [];
  const states = await readSyncStates(
    table,
    placed.map(({ attribute }) => attribute.id),
  );
  return placed.map(({ attribute, uses }) => ({
    ...attribute,
    uses,
    sync: states(attribute.id),
  }));
}
