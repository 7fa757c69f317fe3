import type { Knex } from 'knex';
import {
  versionOfSubject,
  type SyncState,
  type SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  type Lease,
  type SyncFailureRecord,
  type SyncOutcome,
  type SyncRequest,
  type SyncWork,
} from '@apo/backstage-plugin-patterns-node';
import { noLease, toLeaseColumns } from '../leases';

/** A row of `sync_requests`; `synced` is what the API calls `done`. */
export type SyncRow = {
  kind: SyncSubject['kind'];
  id: string;
  state: 'pending' | 'failed' | 'done';
  generation: number;
  attempts: number;
  message: string | null;
  requested_at: string;
  due_at: string;
  synced_at: string | null;
  lease_holder: string | null;
  lease_until: string | null;
};

/** Kinds of the requests of each work. */
const kindsOf: Record<SyncWork, SyncSubject['kind'][]> = {
  attributes: ['attribute', 'pattern'],
  lifecycle: ['lifecycle'],
};

/** Rows that a statement inserts at once. */
const INSERT_SIZE = 100;

/** Asks for subjects to be brought to AWS, in the transaction of their change. */
export async function requestSync(
  knex: Knex,
  subjects: SyncSubject[],
  now: string,
): Promise<void> {
  checkText({ id: subjects.map(({ id }) => id) });
  for (let i = 0; i < subjects.length; i += INSERT_SIZE) {
    const rows = subjects.slice(i, i + INSERT_SIZE).map(({ kind, id }) => ({
      kind,
      id,
      state: 'pending' as const,
      generation: 1,
      attempts: 0,
      message: null,
      requested_at: now,
      due_at: now,
    }));
    await knex<SyncRow>('sync_requests')
      .insert(rows)
      .onConflict(['kind', 'id'])
      .merge({
        state: 'pending',
        generation: knex.raw('sync_requests.generation + 1'),
        attempts: 0,
        message: null,
        requested_at: now,
        due_at: now,
      });
  }
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.claimSyncRequests} */
export async function claimSyncRequests(
  knex: Knex,
  { lease, limit, work }: { lease: Lease; limit: number; work: SyncWork },
  now: Date,
): Promise<SyncRequest[]> {
  const due = knex<SyncRow>('sync_requests')
    .select('kind', 'id')
    .where({ state: 'pending' })
    .whereIn('kind', kindsOf[work])
    .where('due_at', '<=', now.toISOString())
    .where(unheld =>
      unheld
        .whereNull('lease_until')
        .orWhere('lease_until', '<=', now.toISOString()),
    )
    .orderBy(['due_at', 'kind', 'id'])
    .limit(limit);
  if (knex.client.config.client === 'pg') due.forUpdate().skipLocked();
  const rows: SyncRow[] = await knex
    // Materialised: a join could run the limited query again for every row.
    .withMaterialized('due', due)
    .table('sync_requests')
    .whereIn(['kind', 'id'], knex.select('kind', 'id').from('due'))
    .update(toLeaseColumns(lease, now))
    .returning('*');
  return rows.sort(byDueTime).map(({ kind, id, generation, attempts }) => ({
    subject: { kind, id },
    generation,
    attempts,
  }));
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.renewSyncLease} */
export async function renewSyncLease(
  knex: Knex,
  { subject }: SyncRequest,
  lease: Lease,
  now: Date,
): Promise<boolean> {
  const renewed = await whereHeld(knex, subject, lease.holder).update(
    toLeaseColumns(lease, now),
  );
  return renewed === 1;
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.releaseSync} */
export async function releaseSync(
  knex: Knex,
  { subject }: SyncRequest,
  holder: string,
): Promise<void> {
  await whereHeld(knex, subject, holder).update(noLease);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.finishSync} */
export async function finishSync(
  tx: Knex.Transaction,
  { subject, generation }: SyncRequest,
  holder: string,
  outcome: SyncOutcome,
  now: string,
): Promise<void> {
  const ended = await whereHeld(tx, subject, holder)
    .where({ generation })
    .update({ ...noLease, ...toOutcomeColumns(tx, outcome, now) });
  if (!ended) {
    // Asked for again meanwhile, or held by another one by now.
    await whereHeld(tx, subject, holder).update(noLease);
    return;
  }
  if (!outcome.done) return;
  const { kind, id } = subject;
  await tx('sync_drift').where({ subject_kind: kind, subject_id: id }).delete();
  await forgetDeleted(tx, subject);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.getSyncStanding} */
export async function getSyncStanding(
  knex: Knex,
  limit: number,
): Promise<{
  pending: number;
  failures: SyncFailureRecord[];
  failureCount: number;
}> {
  const failed = () =>
    knex<SyncRow>('sync_requests')
      .whereIn('kind', kindsOf.attributes)
      .whereIn('state', ['pending', 'failed'])
      .whereNotNull('message');
  const [[pending], [failures], rows] = await Promise.all([
    knex('sync_requests')
      .whereIn('kind', kindsOf.attributes)
      .where({ state: 'pending' })
      .count({ count: '*' }),
    failed().count({ count: '*' }),
    failed().orderBy(['requested_at', 'kind', 'id']).limit(limit),
  ]);
  return {
    pending: Number(pending.count),
    failureCount: Number(failures.count),
    failures: rows.map(toFailure),
  };
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#AttributeStore.getSyncState} */
export async function getSyncState(
  knex: Knex,
  { kind, id }: SyncSubject,
): Promise<SyncState | undefined> {
  checkText({ id });
  const row = await knex<SyncRow>('sync_requests').where({ kind, id }).first();
  return row && toSyncState(row);
}

/** The state of a request, for the API. */
export function toSyncState(row: SyncRow | undefined): SyncState {
  if (!row) return { state: 'synced' };
  return {
    state: row.state === 'done' ? 'synced' : row.state,
    message: row.message ?? undefined,
    at: row.synced_at ?? undefined,
  };
}

function toOutcomeColumns(knex: Knex, outcome: SyncOutcome, now: string) {
  if (outcome.done) {
    return { state: 'done' as const, message: null, synced_at: now };
  }
  const { message, retryAt } = outcome;
  return {
    state: retryAt ? ('pending' as const) : ('failed' as const),
    message,
    attempts: knex.raw('attempts + 1'),
    due_at: retryAt?.toISOString() ?? now,
  };
}

/** What was deleted and is gone on AWS too needs no row any more. */
async function forgetDeleted(tx: Knex.Transaction, { kind, id }: SyncSubject) {
  const exists =
    kind === 'attribute'
      ? await tx('attributes').where({ id }).first()
      : await tx('patterns')
          .where({ name: patternOf({ kind, id }) })
          .first();
  if (!exists) await tx('sync_requests').where({ kind, id }).delete();
}

function patternOf({ kind, id }: SyncSubject): string {
  return kind === 'lifecycle' ? versionOfSubject(id).patternName : id;
}

function toFailure(row: SyncRow): SyncFailureRecord {
  return {
    subject: { kind: row.kind, id: row.id },
    message: row.message ?? '',
    attempts: row.attempts,
    requestedAt: row.requested_at,
    retryAt: row.state === 'pending' ? row.due_at : undefined,
  };
}

function whereHeld(knex: Knex, { kind, id }: SyncSubject, holder: string) {
  return knex<SyncRow>('sync_requests').where({
    kind,
    id,
    lease_holder: holder,
  });
}

function byDueTime(one: SyncRow, other: SyncRow): number {
  return one.due_at < other.due_at ? -1 : 1;
}
