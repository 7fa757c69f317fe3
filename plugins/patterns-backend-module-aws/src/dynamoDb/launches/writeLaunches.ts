import type { LaunchState } from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  isInUse,
  storeErrors,
  type LaunchPatch,
  type LaunchRecord,
  type Lease,
} from '@apo/backstage-plugin-patterns-node';
import { packBlob } from '../blobs';
import { isKey, launchKey, patternKey, type ItemKey } from '../keys';
import { countUse } from '../statistics/usedPatterns';
import type { Table } from '../Table';
import { transact } from '../Transaction';
import { endOf } from '../leases';
import { toUpdate } from '../versions/versionItem';
import {
  consumerItem,
  fromLaunchItem,
  ownItem,
  toLaunchItem,
  workOf,
} from './launchItem';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.addLaunch} */
export async function addLaunch(
  table: Table,
  launch: LaunchRecord,
  lease: Lease | undefined,
): Promise<void> {
  checkLaunch(launch);
  const { id, patternName } = launch;
  const absent = () => storeErrors.patternAbsent(patternName);
  if (!isKey(patternKey(patternName))) throw absent();
  const item = await toLaunchItem(table, launch, new Date().toISOString());
  await transact(table, async tx => {
    tx.check(patternKey(patternName), {
      if: 'attribute_exists(pk)',
      otherwise: absent,
    });
    tx.put(
      {
        ...item,
        ...(lease && { leaseHolder: lease.holder, leaseUntil: endOf(lease) }),
      },
      {
        if: 'attribute_not_exists(pk)',
        otherwise: () => storeErrors.launchExists(id),
      },
    );
    tx.put(ownItem(launch));
    if (isInUse(launch.state)) {
      tx.put(consumerItem(launch));
      countUse(tx, patternName, 1);
    }
  });
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.getLaunch} */
export async function getLaunch(
  table: Table,
  id: string,
): Promise<LaunchRecord | undefined> {
  checkText({ id });
  const item = await table.get(launchKey(id));
  return item && fromLaunchItem(table, item);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.moveLaunch} */
export async function moveLaunch(
  table: Table,
  move: { id: string; from: LaunchState; to: LaunchState; patch?: LaunchPatch },
): Promise<LaunchRecord> {
  const { id, from, to, patch = {} } = move;
  checkText({ id });
  checkPatch(patch);
  const changed = await toChange(table, move);
  await transact(table, async tx => {
    const current = await getLaunch(table, id);
    if (!current) throw storeErrors.launchAbsent(id);
    if (current.state !== from) {
      throw storeErrors.launchMovedOn(id, from, current.state);
    }
    tx.update({
      key: launchKey(id),
      ...changed,
      if: '#state = :from',
      names: { ...changed.names, '#state': 'state' },
      values: { ...changed.values, ':from': from },
      otherwise: 'again',
    });
    if (isInUse(from) && !isInUse(to)) {
      tx.delete(keyOf(consumerItem(current)));
      countUse(tx, current.patternName, -1);
    }
    if (!isInUse(from) && isInUse(to)) {
      tx.put(consumerItem(current));
      countUse(tx, current.patternName, 1);
    }
  });
  return (await getLaunch(table, id))!;
}

async function toChange(
  table: Table,
  { id, from, to, patch = {} }: Parameters<typeof moveLaunch>[1],
) {
  const now = new Date().toISOString();
  const { outputs, ...rest } = patch;
  const parts = Object.entries({
    ...rest,
    outputs: outputs && (await packBlob(table, outputs)),
    ...(to !== from && {
      ...workOf(id, to, now),
      leaseHolder: null,
      leaseUntil: null,
    }),
  });
  const set = Object.fromEntries(
    parts.filter(([, value]) => value !== undefined && value !== null),
  );
  const remove = parts
    .filter(([, value]) => value === null)
    .map(([part]) => part);
  if (to !== from && !workOf(id, to, now).order2) remove.push('order2');
  return toUpdate({ ...set, state: to, updatedAt: now }, remove);
}

/** @throws InputError for a text that the other stores cannot keep. */
export function checkLaunch(launch: LaunchRecord): void {
  const { parameters = [], outputs = [], ...fields } = launch;
  checkText(fields);
  checkText({ parameters: parameters.flatMap(each => Object.values(each)) });
  checkText({ outputs: outputs.flatMap(each => Object.values(each)) });
}

function keyOf({ pk, sk }: ItemKey): ItemKey {
  return { pk, sk };
}

function checkPatch({ outputs, ...fields }: LaunchPatch): void {
  checkText(fields);
  checkText({ outputs: outputs?.flatMap(each => Object.values(each)) });
}
