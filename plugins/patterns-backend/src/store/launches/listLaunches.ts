import type { Knex } from 'knex';
import type { VersionUse } from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  decodeCursor,
  encodeCursor,
  type LaunchRecord,
  type LaunchStore,
  type StorePage,
} from '@apo/backstage-plugin-patterns-node';
import { orderByColumns, whereAfter } from '../listPatternsQuery';
import { LAUNCHES, toLaunch, type LaunchRow } from './launchRows';

const order = ['launched_at', 'id'] as const;

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.listLaunches} */
export async function listLaunches(
  knex: Knex,
  { launchedBy, ...page }: Parameters<LaunchStore['listLaunches']>[0],
): Promise<StorePage<LaunchRecord>> {
  checkText({ launchedBy });
  const query = knex<LaunchRow>(LAUNCHES).where({ launched_by: launchedBy });
  return readPage(query, `launches/${launchedBy}`, page);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.listConsumers} */
export async function listConsumers(
  knex: Knex,
  {
    patternName,
    version,
    ...page
  }: Parameters<LaunchStore['listConsumers']>[0],
): Promise<StorePage<LaunchRecord>> {
  checkText({ patternName, version });
  const query = knex<LaunchRow>(LAUNCHES).where({
    pattern_name: patternName,
    in_use: 1,
    ...(version !== undefined && { version }),
  });
  return readPage(query, `consumers/${patternName}/${version ?? ''}`, page);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.countConsumers} */
export async function countConsumers(
  knex: Knex,
  patternName: string,
): Promise<Omit<VersionUse, 'behind'>[]> {
  checkText({ patternName });
  const rows: { version: string; count: number | string }[] = await knex
    .from(LAUNCHES)
    .where({ pattern_name: patternName, in_use: 1 })
    .select('version', knex.raw('count(*) as count'))
    .groupBy('version')
    .orderBy('version');
  return rows.map(({ version, count }) => ({
    version: String(version),
    count: Number(count),
  }));
}

async function readPage(
  query: Knex.QueryBuilder,
  list: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<StorePage<LaunchRecord>> {
  const after = decodeCursor(cursor, list, order.length);
  if (after) whereAfter(query, order, 'desc', after);
  orderByColumns(query, order, 'desc');
  const rows: LaunchRow[] = await query.limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(toLaunch),
    nextCursor:
      last && encodeCursor({ list, key: [last.launched_at, last.id] }),
  };
}
