import type { Knex } from 'knex';
import {
  checkText,
  decodeCursor,
  encodeCursor,
  meetsFilter,
  type PatternQuery,
  type PatternRecord,
  type StorePage,
} from '@apo/backstage-plugin-patterns-node';
import { selectPatterns, type SelectedPattern } from './patternSelect';
import { toPattern, type PatternRow } from './rows';
import { whereFilter, whereVisible } from './visiblePatterns';
import { toLookups } from './patternLookups';
import { whereLookups } from './lookups';

const sortColumns = {
  name: ['name'],
  title: ['title_key', 'name'],
  updated: ['updated_at', 'name'],
} as const satisfies Record<string, (keyof PatternRow)[]>;

/**
 * One page of patterns in one statement, which walks the index of its order.
 *
 * @throws InputError for a cursor of another order, or NUL in a filter.
 */
export async function listPatterns(
  knex: Knex,
  query: PatternQuery,
): Promise<StorePage<PatternRecord>> {
  const { sort, order, limit, visibility } = query;
  const list = `patterns/${sort}/${order}`;
  const columns = sortColumns[sort];
  const after = decodeCursor(query.cursor, list, columns.length);

  // Names first: they and all filters are in the index of the order, so that
  // rows which are not on the page are never read.
  const names = knex('patterns').select('name');
  whereVisible(names, visibility);
  whereFilters(names, query);
  whereLookups(knex, names, toLookups(query));
  if (after) whereAfter(names, columns, order, after);
  orderByColumns(names, columns, order);

  const statement = selectPatterns(knex).whereIn(
    'name',
    knex.select('name').from(names.limit(limit + 1).as('page')),
  );
  orderByColumns(statement, columns, order);
  const rows: SelectedPattern[] = await statement;

  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(row => withoutHidden(toPattern(row), visibility)),
    nextCursor:
      last && encodeCursor({ list, key: columns.map(column => last[column]) }),
  };
}

/** Goes on after a row, in the order of the columns. */
export function whereAfter(
  query: Knex.QueryBuilder,
  columns: readonly string[],
  order: 'asc' | 'desc',
  key: readonly (string | number)[],
): void {
  query.whereRaw(
    `(${columns.map(() => '??').join(', ')}) ${
      order === 'asc' ? '>' : '<'
    } (${columns.map(() => '?').join(', ')})`,
    [...columns, ...key],
  );
}

/** Sorts by the columns, all in the same direction. */
export function orderByColumns(
  query: Knex.QueryBuilder,
  columns: readonly string[],
  order: 'asc' | 'desc',
): void {
  for (const column of columns) query.orderBy(column, order);
}

function whereFilters(statement: Knex.QueryBuilder, query: PatternQuery) {
  const { type, owner, lifecycle, state, visibility } = query;
  checkText({ type, owner, lifecycle, state });
  checkText({ resourceType: query.resourceType, attribute: query.attribute });
  const filters = {
    'patterns.type': type,
    'patterns.owner': owner,
    'patterns.lifecycle': lifecycle,
  };
  for (const [column, values] of Object.entries(filters)) {
    if (values?.length) statement.whereIn(column, values);
  }
  if (state?.length) whereState(statement, state, visibility);
}

/** Who sees only what is published must not tell drafts by their state. */
function whereState(
  statement: Knex.QueryBuilder,
  states: string[],
  { unpublished }: PatternQuery['visibility'],
) {
  if (typeof unpublished === 'boolean') {
    const column = unpublished ? 'newest_state' : 'latest_state';
    statement.whereIn(`patterns.${column}`, states);
    return;
  }
  const inStates = (column: string) => (nested: Knex.QueryBuilder) =>
    nested.whereIn(`patterns.${column}`, states);
  const draft = (nested: Knex.QueryBuilder) => whereFilter(nested, unpublished);
  statement.where(any =>
    any
      .where(seen => seen.where(draft).where(inStates('newest_state')))
      .orWhere(open => open.whereNot(draft).where(inStates('latest_state'))),
  );
}

function withoutHidden(
  pattern: PatternRecord,
  { unpublished }: PatternQuery['visibility'],
): PatternRecord {
  const seesDrafts =
    typeof unpublished === 'boolean'
      ? unpublished
      : meetsFilter(pattern, unpublished);
  return seesDrafts
    ? pattern
    : { ...pattern, newestVersion: undefined, newestState: undefined };
}
