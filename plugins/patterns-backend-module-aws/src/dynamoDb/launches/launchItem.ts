import type { LaunchState } from '@apo/backstage-plugin-patterns-common';
import type { LaunchRecord } from '@apo/backstage-plugin-patterns-node';
import { packBlob, unpackBlob, type Blob } from '../blobs';
import {
  consumerPartition,
  join,
  launchKey,
  ownLaunchesPartition,
} from '../keys';
import type { Item, Table } from '../Table';

/** Parts that may be long, which are packed. */
const packed = ['parameters', 'outputs'] as const;

/** The item of a launch that nobody holds. */
export async function toLaunchItem(
  table: Table,
  { parameters, outputs, ...launch }: LaunchRecord,
  dueAt: string,
): Promise<Item> {
  return {
    ...launchKey(launch.id),
    ...launch,
    parameters: parameters && (await packBlob(table, parameters)),
    outputs: outputs && (await packBlob(table, outputs)),
    ...workOf(launch.id, launch.state, dueAt),
  };
}

/** A stored launch. */
export async function fromLaunchItem(
  table: Table,
  item: Item,
): Promise<LaunchRecord> {
  const { pk: _pk, sk: _sk, dueAt: _due, order2: _order, ...held } = item;
  const { leaseHolder: _who, leaseUntil: _until, ...launch } = held;
  for (const part of packed) {
    const blob = launch[part] as Blob | undefined;
    if (blob) launch[part] = await unpackBlob(table, blob);
  }
  return launch as LaunchRecord;
}

/** When it is due, and its place among the work; what has ended has none. */
export function workOf(id: string, state: LaunchState, dueAt: string) {
  return { dueAt, order2: isWork(state) ? join(dueAt, id) : undefined };
}

/** The place of a launch in the list of who launched it. */
export function ownItem(launch: LaunchRecord): Item {
  const { id, launchedBy, launchedAt } = launch;
  return {
    pk: ownLaunchesPartition(launchedBy),
    sk: join(launchedAt, id),
    id,
  };
}

/** The place of a launch among the uses of its pattern, for as long as it is one. */
export function consumerItem(launch: LaunchRecord): Item {
  const { id, patternName, version, launchedAt } = launch;
  return {
    pk: consumerPartition(patternName),
    sk: join(launchedAt, id),
    order1: join(version, launchedAt, id),
    id,
    version,
  };
}

function isWork(state: LaunchState): boolean {
  return !['failed', 'ended', 'recorded'].includes(state);
}
