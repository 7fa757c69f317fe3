import type { VersionUse } from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  encodeCursor,
  type LaunchRecord,
  type LaunchStore,
  type StorePage,
} from '@apo/backstage-plugin-patterns-node';
import { decodePlace } from '../cursor';
import {
  consumerPartition,
  isKey,
  join,
  launchKey,
  ownLaunchesPartition,
} from '../keys';
import { indexes } from '../patternTable';
import type { Item, Table } from '../Table';
import { fromLaunchItem } from './launchItem';

type Page = { list: string; limit: number; cursor?: string };

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.listLaunches} */
export async function listLaunches(
  table: Table,
  { launchedBy, ...page }: Parameters<LaunchStore['listLaunches']>[0],
): Promise<StorePage<LaunchRecord>> {
  checkText({ launchedBy });
  const list = `launches/${launchedBy}`;
  const pk = ownLaunchesPartition(launchedBy);
  return readPage(table, pk, 'sk', { ...page, list });
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.listConsumers} */
export async function listConsumers(
  table: Table,
  {
    patternName,
    version,
    ...page
  }: Parameters<LaunchStore['listConsumers']>[0],
): Promise<StorePage<LaunchRecord>> {
  checkText({ patternName, version });
  const list = `consumers/${patternName}/${version ?? ''}`;
  const pk = consumerPartition(patternName);
  return version === undefined
    ? readPage(table, pk, 'sk', { ...page, list })
    : readPage(table, pk, 'order1', { ...page, list }, join(version, ''));
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.countConsumers} */
export async function countConsumers(
  table: Table,
  patternName: string,
): Promise<Omit<VersionUse, 'behind'>[]> {
  checkText({ patternName });
  const pk = consumerPartition(patternName);
  if (!isKey({ pk, sk: pk })) return [];
  const counts = new Map<string, number>();
  const uses = table.query({
    index: indexes.order1,
    where: 'pk = :pk',
    values: { ':pk': pk },
  });
  for await (const { version } of uses) {
    counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  return [...counts].map(([version, count]) => ({ version, count }));
}

/** Those of a partition in the order of a key, backwards; of a prefix of it. */
async function readPage(
  table: Table,
  pk: string,
  key: 'sk' | 'order1',
  { list, limit, cursor }: Page,
  prefix = '',
): Promise<StorePage<LaunchRecord>> {
  const place = decodePlace(cursor, list);
  if (!isKey({ pk, sk: pk })) return { items: [] };
  const places: Item[] = [];
  const found = table.query({
    index: key === 'sk' ? undefined : indexes.order1,
    where: 'pk = :pk AND #key BETWEEN :from AND :to',
    names: { '#key': key },
    values: { ':pk': pk, ':from': prefix || ' ', ':to': place ?? `${prefix}~` },
    descending: true,
    first: limit + 2,
  });
  for await (const item of found) {
    // The place itself belongs to the page before.
    if (item[key] !== place) places.push(item);
    if (places.length > limit) break;
  }
  const page = places.slice(0, limit);
  const last = places.length > limit ? page.at(-1) : undefined;
  const items = await table.getAll(page.map(({ id }) => launchKey(id)));
  return {
    items: await Promise.all(
      items.flatMap(item => (item ? [fromLaunchItem(table, item)] : [])),
    ),
    nextCursor: last && encodeCursor({ list, key: [last[key]] }),
  };
}
