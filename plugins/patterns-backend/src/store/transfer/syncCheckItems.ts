import {
  checkText,
  type StoredValues,
} from '@apo/backstage-plugin-patterns-node';
import { noLease } from '../RowLeases';
import { getSyncCheck } from '../sync/syncChecks';
import { upsertRows } from './keyedRows';
import { countRows, type KindTransfer } from './KindTransfer';

/** The id of the one row. */
const CHECK = 1;
/** More than there can be; PostgreSQL knows no -1 as a limit. */
const MAX_DRIFT = 2 ** 31 - 1;
/** Rows that a statement inserts at once. */
const INSERT_SIZE = 100;

/** The last comparison with AWS; what it found is one thing with it. */
export const syncCheckItems: KindTransfer<'sync-check'> = {
  keyLength: 1,

  async read(knex, after) {
    const isThere = await knex('sync_checks').where({ id: CHECK }).first('id');
    if (after || !isThere) return { values: [] };
    const { driftCount, ...check } = await getSyncCheck(knex, MAX_DRIFT);
    return { values: [check], last: [String(CHECK)] };
  },

  async write(tx, values) {
    const check = values.at(-1);
    if (!check) return;
    checkText({ error: check.error });
    await upsertRows(tx, 'sync_checks', ['id'], [toRow(check)]);
    await tx('sync_drift').delete();
    const rows = check.drift.map(drift => ({
      subject_kind: drift.subject.kind,
      subject_id: drift.subject.id,
      drift: JSON.stringify(drift),
    }));
    await tx.batchInsert('sync_drift', rows, INSERT_SIZE);
  },

  count: knex => countRows(knex, 'sync_checks'),
};

function toRow(check: StoredValues['sync-check']) {
  return {
    id: CHECK,
    requested_at: check.requestedAt ?? null,
    checked_at: check.checkedAt ?? null,
    error: check.error ?? null,
    quotas: JSON.stringify(check.quotas),
    ...noLease,
  };
}
