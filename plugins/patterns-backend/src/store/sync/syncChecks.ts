import type { Knex } from 'knex';
import type {
  Lease,
  SyncCheckRecord,
  SyncCheckResult,
} from '@apo/backstage-plugin-patterns-node';
import { RowLeases, type LeaseColumns } from '../RowLeases';
import type { SyncRow } from './syncRequests';

type CheckRow = LeaseColumns & {
  id: number;
  requested_at: string | null;
  checked_at: string | null;
  error: string | null;
  quotas: string;
};

/** The id of the one row. */
const CHECK = 1;
const leases = new RowLeases<CheckRow>('sync_checks', ['id']);
/** Rows that a statement inserts at once. */
const INSERT_SIZE = 100;

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.getSyncCheck} */
export async function getSyncCheck(
  knex: Knex,
  limit: number,
): Promise<SyncCheckRecord> {
  const [row, rows, [{ count }]] = await Promise.all([
    knex<CheckRow>('sync_checks').where({ id: CHECK }).first(),
    knex('sync_drift').select('drift').orderBy('id').limit(limit),
    knex('sync_drift').count({ count: '*' }),
  ]);
  return {
    requestedAt: row?.requested_at ?? undefined,
    checkedAt: row?.checked_at ?? undefined,
    error: row?.error ?? undefined,
    quotas: row ? JSON.parse(row.quotas) : [],
    drift: rows.map(({ drift }) => JSON.parse(drift)),
    driftCount: Number(count),
  };
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.requestSyncCheck} */
export async function requestSyncCheck(knex: Knex, now: string): Promise<void> {
  await mergeCheck(knex, { requested_at: now });
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.claimSyncCheck} */
export async function claimSyncCheck(
  knex: Knex,
  lease: Lease,
  now: Date,
): Promise<boolean> {
  const where = (rows: Knex.QueryBuilder) => {
    rows.whereNotNull('requested_at');
  };
  const claimed = await leases.claim(
    knex,
    { orderBy: 'id', where, lease, limit: 1 },
    now,
  );
  return claimed.length === 1;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.renewSyncCheck} */
export function renewSyncCheck(
  knex: Knex,
  lease: Lease,
  now: Date,
): Promise<boolean> {
  return leases.renew(knex, { id: CHECK }, lease, now);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.releaseSyncCheck} */
export function releaseSyncCheck(knex: Knex, holder: string): Promise<void> {
  return leases.release(knex, { id: CHECK }, holder);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.saveSyncCheck} */
export async function saveSyncCheck(
  tx: Knex.Transaction,
  check: SyncCheckResult,
  now: string,
): Promise<void> {
  await tx<CheckRow>('sync_checks')
    .where({ id: CHECK })
    .where('requested_at', '<=', check.startedAt)
    .update({ requested_at: null });
  if ('error' in check) {
    await mergeCheck(tx, { error: check.error });
    return;
  }
  await mergeCheck(tx, {
    checked_at: now,
    error: null,
    quotas: JSON.stringify(check.quotas),
  });
  const moving = await readMoving(tx, check.startedAt);
  const rows = check.drift
    .filter(({ subject: { kind, id } }) => !moving.has(`${kind}/${id}`))
    .map(drift => ({
      subject_kind: drift.subject.kind,
      subject_id: drift.subject.id,
      drift: JSON.stringify(drift),
    }));
  await tx('sync_drift').delete();
  await tx.batchInsert('sync_drift', rows, INSERT_SIZE);
}

/** Subjects that are on their way, or were while the comparison ran. */
async function readMoving(knex: Knex, startedAt: string): Promise<Set<string>> {
  const rows = await knex<SyncRow>('sync_requests')
    .select('kind', 'id')
    .where({ state: 'pending' })
    .orWhere('requested_at', '>=', startedAt)
    .orWhere('synced_at', '>=', startedAt);
  return new Set(rows.map(({ kind, id }) => `${kind}/${id}`));
}

async function mergeCheck(knex: Knex, columns: Partial<CheckRow>) {
  await knex('sync_checks')
    .insert({ id: CHECK, quotas: '[]', ...columns })
    .onConflict('id')
    .merge(columns);
}
