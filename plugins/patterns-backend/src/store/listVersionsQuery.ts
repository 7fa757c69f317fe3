import type { Knex } from 'knex';
import { publicVersionStates } from '@apo/backstage-plugin-patterns-common';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  checkText,
  decodeCursor,
  encodeCursor,
  type PatternFilter,
  type StorePage,
  type VersionQuery,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { orderByColumns, whereAfter } from './listPatternsQuery';
import { toVersion, type VersionRow } from './rows';
import { whereFilter } from './visiblePatterns';

const columns = [
  'submitted_at',
  'pattern_name',
  'version',
] as const satisfies (keyof VersionRow)[];

/**
 * One page of versions over all patterns, by time of submission.
 *
 * @throws InputError for a cursor of the other order, or NUL in a filter.
 */
export async function listVersions(
  knex: Knex,
  query: VersionQuery,
): Promise<StorePage<VersionRecord>> {
  const { order, limit } = query;
  const list = `versions/${order}`;
  const after = decodeCursor(query.cursor, list, columns.length);

  const statement = knex<VersionRow>('pattern_versions');
  whereFilters(statement, query);
  if (after) whereAfter(statement, columns, order, after);
  orderByColumns(statement, columns, order);
  const rows: VersionRow[] = await statement.limit(limit + 1);

  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(toVersion),
    nextCursor:
      last && encodeCursor({ list, key: columns.map(column => last[column]) }),
  };
}

function whereFilters(statement: Knex.QueryBuilder, query: VersionQuery) {
  const { state, submittedBy, visibility } = query;
  checkText({ state, submittedBy });
  if (state?.length) statement.whereIn('state', state);
  if (submittedBy !== undefined) statement.where({ submitted_by: submittedBy });
  const { unpublished, filter } = visibility;
  if (unpublished !== true) {
    statement.where(any => {
      any.whereIn('state', [...publicVersionStates]);
      if (unpublished) any.orWhere(draft => wherePattern(draft, unpublished));
    });
  }
  if (filter) wherePattern(statement, filter);
}

/** Keeps versions of the patterns that meet a policy's conditions. */
function wherePattern(
  statement: Knex.QueryBuilder,
  filter: PermissionCriteria<PatternFilter>,
) {
  statement.whereExists(patterns => {
    patterns
      .from('patterns')
      .whereRaw('patterns.name = pattern_versions.pattern_name');
    whereFilter(patterns, filter);
  });
}
