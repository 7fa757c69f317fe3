import type { Knex } from 'knex';
import {
  toKeyId,
  checkText,
  decodeCursor,
  encodeCursor,
  type AttributeQuery,
  type AttributeRecord,
  type AttributeView,
  type StorePage,
  type Visibility,
} from '@apo/backstage-plugin-patterns-node';
import { orderByColumns, whereAfter } from '../listPatternsQuery';
import { readSyncStates } from '../sync/syncStates';
import { whereVisible } from '../visiblePatterns';
import { toAttribute, type AttributeRow } from './attributeRows';

type ViewRow = AttributeRow & { key: string; uses: number | string };

const sortColumns = {
  key: ['id'],
  created: ['created_at', 'id'],
  uses: ['uses', 'id'],
} as const;

/** Attributes read at once when all are. */
const BATCH_SIZE = 200;

/** One page of attributes with their uses. */
export async function listAttributes(
  knex: Knex,
  query: AttributeQuery,
): Promise<StorePage<AttributeView>> {
  const { sort, order, limit, search, key, visibility } = query;
  checkText({ search, key });
  const list = `attributes/${sort}/${order}`;
  const columns = sortColumns[sort];
  const after = decodeCursor(query.cursor, list, columns.length);

  const statement = selectViews(knex, visibility).limit(limit + 1);
  if (key?.length) statement.whereIn('key_id', key.map(toKeyId));
  for (const word of (search ?? '').split(/\s+/).filter(Boolean)) {
    whereContains(statement, word);
  }
  // Counts are numbers: PostgreSQL compares no number with a text.
  if (after) {
    whereAfter(
      statement,
      columns,
      order,
      sort === 'uses' ? [Number(after[0]), after[1]] : after,
    );
  }
  orderByColumns(statement, columns, order);
  const rows: ViewRow[] = await statement;

  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: await toViews(knex, page),
    nextCursor:
      last && encodeCursor({ list, key: columns.map(c => String(last[c])) }),
  };
}

/** One attribute with its uses. */
export async function getAttribute(
  knex: Knex,
  id: string,
  visibility: Visibility,
): Promise<AttributeView | undefined> {
  checkText({ id });
  const rows: ViewRow[] = await selectViews(knex, visibility).where({ id });
  const [view] = await toViews(knex, rows);
  return view;
}

/** Every attribute by its id, read some at a time. */
export async function* allAttributes(
  knex: Knex,
): AsyncGenerator<AttributeRecord> {
  let after = '';
  for (;;) {
    const rows: (AttributeRow & { key: string })[] = await selectAttributes(
      knex,
    )
      .where('attributes.id', '>', after)
      .orderBy('attributes.id')
      .limit(BATCH_SIZE);
    yield* rows.map(toAttribute);
    if (rows.length < BATCH_SIZE) return;
    after = rows[rows.length - 1].id;
  }
}

/** Attributes with their keys as spelled. */
export function selectAttributes(knex: Knex): Knex.QueryBuilder {
  return knex('attributes')
    .join('attribute_keys', 'attribute_keys.id', 'attributes.key_id')
    .select('attributes.*', 'attribute_keys.key');
}

function selectViews(knex: Knex, visibility: Visibility): Knex.QueryBuilder {
  const uses = knex('pattern_attributes')
    .join('patterns', 'patterns.name', 'pattern_attributes.pattern_name')
    .whereRaw('pattern_attributes.attribute_id = attributes.id')
    .count('*')
    .as('uses');
  whereVisible(uses, visibility);
  return knex
    .select('*')
    .from(selectAttributes(knex).select(uses).as('attribute_views'));
}

function whereContains(query: Knex.QueryBuilder, word: string) {
  const pattern = `%${word
    .toLocaleLowerCase('en-US')
    .replace(/[\\%_]/g, '\\$&')}%`;
  query.where(any =>
    any
      .whereRaw(`lower(id) like ? escape '\\'`, [pattern])
      .orWhereRaw(`lower(description) like ? escape '\\'`, [pattern]),
  );
}

async function toViews(knex: Knex, rows: ViewRow[]): Promise<AttributeView[]> {
  const states = await readSyncStates(
    knex,
    rows.map(({ id }) => id),
  );
  return rows.map(row => ({
    ...toAttribute(row),
    uses: Number(row.uses),
    sync: states(row.id),
  }));
}
