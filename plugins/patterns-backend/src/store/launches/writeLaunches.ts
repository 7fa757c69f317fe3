import type { Knex } from 'knex';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type { LaunchState } from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  isInUse,
  storeErrors,
  type LaunchPatch,
  type LaunchRecord,
  type Lease,
} from '@apo/backstage-plugin-patterns-node';
import { noLease, toLeaseColumns } from '../RowLeases';
import {
  LAUNCHES,
  toLaunch,
  toLaunchRow,
  toPatchColumns,
  type LaunchRow,
} from './launchRows';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.addLaunch} */
export async function addLaunch(
  knex: Knex,
  launch: LaunchRecord,
  lease: Lease | undefined,
  now: Date,
): Promise<void> {
  checkLaunch(launch);
  const { patternName: name } = launch;
  const pattern = await knex('patterns').where({ name }).first('name');
  if (!pattern) throw storeErrors.patternAbsent(name);
  try {
    await knex<LaunchRow>(LAUNCHES).insert({
      ...toLaunchRow(launch, now.toISOString()),
      ...(lease && toLeaseColumns(lease, now)),
    });
  } catch (error) {
    if (!isDatabaseConflictError(error)) throw error;
    throw storeErrors.launchExists(launch.id);
  }
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.getLaunch} */
export async function getLaunch(
  knex: Knex,
  id: string,
): Promise<LaunchRecord | undefined> {
  checkText({ id });
  const row = await knex<LaunchRow>(LAUNCHES).where({ id }).first();
  return row && toLaunch(row);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#LaunchStore.moveLaunch} */
export async function moveLaunch(
  knex: Knex,
  move: { id: string; from: LaunchState; to: LaunchState; patch?: LaunchPatch },
  now: string,
): Promise<LaunchRecord> {
  const { id, from, to, patch = {} } = move;
  checkText({ id });
  checkPatch(patch);
  const [row] = await knex<LaunchRow>(LAUNCHES)
    .where({ id, state: from })
    .update({
      ...toPatchColumns(patch),
      state: to,
      in_use: isInUse(to) ? 1 : 0,
      updated_at: now,
      ...(to !== from && { ...noLease, due_at: now }),
    })
    .returning('*');
  if (row) return toLaunch(row);
  const current = await getLaunch(knex, id);
  if (!current) throw storeErrors.launchAbsent(id);
  throw storeErrors.launchMovedOn(id, from, current.state);
}

/** @throws InputError for a text that PostgreSQL cannot keep. */
export function checkLaunch(launch: LaunchRecord): void {
  const { parameters = [], outputs = [], ...fields } = launch;
  checkText(fields);
  checkText({ parameters: parameters.flatMap(each => Object.values(each)) });
  checkText({ outputs: outputs.flatMap(each => Object.values(each)) });
}

function checkPatch({ outputs, ...fields }: LaunchPatch): void {
  checkText(fields);
  checkText({ outputs: outputs?.flatMap(each => Object.values(each)) });
}
