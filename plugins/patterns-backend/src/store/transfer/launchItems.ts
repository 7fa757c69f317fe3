import { LAUNCHES, toLaunch, toLaunchRow } from '../launches/launchRows';
import type { LaunchRow } from '../launches/launchRows';
import { checkLaunch } from '../launches/writeLaunches';
import { readKeyed, upsertRows } from './keyedRows';
import { countRows, type KindTransfer } from './KindTransfer';

/** Uses of versions, held by nobody; their patterns are stored before them. */
export const launchItems: KindTransfer<'launch'> = {
  keyLength: 1,

  async read(knex, after) {
    const { rows, last } = await readKeyed<LaunchRow>(
      knex(LAUNCHES),
      ['id'],
      after,
      100,
    );
    const values = rows.map(row => ({ ...toLaunch(row), dueAt: row.due_at }));
    return { values, last };
  },

  async write(tx, values) {
    const rows = values.map(({ dueAt, ...launch }) => {
      checkLaunch(launch);
      return toLaunchRow(launch, dueAt);
    });
    await upsertRows<LaunchRow>(tx, LAUNCHES, ['id'], rows);
  },

  count: knex => countRows(knex, LAUNCHES),
};
